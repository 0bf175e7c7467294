//! The commands beside `serve`.

use super::api::Person;
use super::program;
use openimis_testkit::program::{Program, printed};
use std::path::Path;

fn run(program: &Program, arguments: &[&str]) -> (bool, String) {
    let output = program.run(arguments).unwrap();
    (output.status.success(), printed(&output))
}

/// The sample with every key at its default, instead of as a comment.
fn filled(sample: &str) -> String {
    let key = |line: &str| {
        let rest = line.strip_prefix("# ")?;
        let (name, _) = rest.split_once(" = ")?;
        let is_key = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        is_key.then(|| rest.to_owned())
    };
    let lines: Vec<_> = sample
        .lines()
        .map(|line| key(line).unwrap_or_else(|| line.to_owned()))
        .collect();
    lines.join("\n")
}

#[test]
fn the_settings_sample_is_a_settings_file() {
    let (program, folder) = program();
    let (_, sample) = run(&program, &["config", "sample"]);
    let full = filled(&sample);
    assert!(full.contains("\nport = 0\n"), "{full}");
    for (name, text) in [("sample.toml", &sample), ("full.toml", &full)] {
        std::fs::write(folder.path().join(name), text).unwrap();
        let (_, said) = run(&program, &["--config", name, "check"]);
        assert!(
            said.contains("modules, settings and languages: in order"),
            "{name}: {said}"
        );
    }
}

#[test]
fn modules_are_listed() {
    let (program, _folder) = program();
    let (ok, said) = run(&program, &["modules"]);
    assert!(ok, "{said}");
    for line in ["core 0.1.0 - ", "location 0.1.0 - ", "right       121901 location.find"] {
        assert!(said.contains(line), "{line} is missing: {said}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let (program, _folder) = program();
    for arguments in [&["modules"][..], &["config", "sample"], &["openapi"], &["--version"]] {
        // the reading end is closed before anything is printed
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = program.print_to(arguments, writer).unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", printed(&output));
    }
}

#[test]
fn health_tells_by_its_exit_status() {
    let (program, _folder) = program();
    let server = program.serve().unwrap();
    for path in ["live", "ready"] {
        let (ok, said) = run(&program, &["health", &format!("{}/health/{path}", server.address())]);
        assert!(ok, "{said}");
    }
    let (ok, said) = run(&program, &["health", &format!("{}/health/nothing", server.address())]);
    assert!(!ok, "{said}");
    let gone = format!("{}/health/live", server.address());
    drop(server);
    let (ok, said) = run(&program, &["health", &gone]);
    assert!(!ok && said.contains("nothing answers"), "{said}");
}

#[tokio::test]
async fn the_first_administrator_is_made_by_command() {
    let (program, folder) = program();
    let (ok, said) = run(
        &program,
        &["user", "create-admin", "chief", "--email", "chief@example.org"],
    );
    assert!(ok, "{said}");
    let made = password(&said);
    assert_refused(&program, &["user", "create-admin", "chief"], "User name already used");
    assert_refused(
        &program,
        &["user", "reset-password", "nobody"],
        "there is no user nobody",
    );
    assert_refused(
        &program,
        &["user", "create-admin", "averylongname"],
        "at most 12 characters",
    );

    let (ok, said) = run(&program, &["user", "reset-password", "chief"]);
    assert!(ok, "{said}");
    let set = password(&said);
    assert_ne!(made, set);

    let server = program.serve().unwrap();
    assert!(!demo_was_made(folder.path()), "{}", server.printed());
    let chief = Person::log_in(&server, "chief", &set).await;
    let me = chief.get("/api/v1/me").await;
    assert_eq!(me["data"]["attributes"]["superuser"], true, "{me}");
}

fn assert_refused(program: &Program, arguments: &[&str], sentence: &str) {
    let (ok, said) = run(program, arguments);
    assert!(!ok && said.contains(sentence), "{arguments:?}: {said}");
}

fn password(said: &str) -> String {
    let line = said.lines().find_map(|line| line.strip_prefix("password: "));
    line.unwrap_or_else(|| panic!("no password in: {said}")).to_owned()
}

fn demo_was_made(folder: &Path) -> bool {
    folder.join("data/demo-logins.txt").exists()
}
