//! What others build on, as files under review: a change of them is a change of the contract, seen as a difference.
//!
//! `UPDATE_CONTRACTS=1 cargo test -p openimis --test contracts` writes them anew.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says by panicking what is wrong"
)]

mod support;

use openimis_core::declare::{Access, Right, SystemRole};
use openimis_core::language::Vocabulary;
use openimis_core::registry::Registry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

// The modules of the distribution, so that `Registry::linked` finds them.
include!(concat!(env!("OUT_DIR"), "/modules.rs"));

const HEAD: &str = "Made by `UPDATE_CONTRACTS=1 cargo test -p openimis --test contracts`; do not edit.";

#[test]
fn openapi_document() {
    let output = Command::new(env!("CARGO_BIN_EXE_openimis"))
        .arg("openapi")
        .output()
        .unwrap();
    assert!(output.status.success());
    compare("contracts/openapi.json", &String::from_utf8(output.stdout).unwrap());
}

#[test]
fn graphql_schema() {
    let output = Command::new(env!("CARGO_BIN_EXE_openimis"))
        .arg("graphql")
        .output()
        .unwrap();
    assert!(output.status.success());
    compare("contracts/schema.graphql", &String::from_utf8(output.stdout).unwrap());
}

#[test]
fn table_of_rights() {
    let registry = Registry::linked().unwrap();
    let mut users: BTreeMap<i32, BTreeSet<String>> = BTreeMap::new();
    for route in registry.routes() {
        for right in rights(route.access) {
            let address = format!("`{} {}`", route.method, route.path);
            users.entry(right.number).or_default().insert(address);
        }
    }
    let mut text = format!(
        "# Rights\n\n{HEAD}\n\n\
         Routes of relationships are left out: they need the right of their row, and of the other end where its own is asked.\n\n\
         | Number | Name | openIMIS name | What its holder may do | Module | Roles of a new database | Routes |\n\
         |---|---|---|---|---|---|---|\n"
    );
    for module in registry.modules() {
        let mut rights: Vec<_> = module.rights.iter().collect();
        rights.sort_by_key(|right| right.number);
        for Right {
            number,
            name,
            title,
            roles,
            key,
        } in rights
        {
            let roles: Vec<_> = roles.iter().copied().map(SystemRole::title).collect();
            let routes = users.remove(number).unwrap_or_default();
            let of_rows = |route: &&String| route.matches('/').count() < 3 || !route.starts_with("`GET");
            let routes: Vec<_> = routes.iter().filter(of_rows).map(String::as_str).collect();
            let (roles, routes) = (roles.join(", "), routes.join("<br>"));
            writeln!(
                text,
                "| {number} | {name} | {} | {title} | {} | {roles} | {routes} |",
                key.map(|key| format!("`{key}`")).unwrap_or_default(),
                module.name
            )
            .unwrap();
        }
    }
    assert!(users.is_empty(), "rights that no module owns: {users:?}");
    compare("contracts/rights.md", &text);
}

#[test]
fn list_of_errors() {
    let registry = Registry::linked().unwrap();
    let mut text = format!(
        "# Errors\n\n{HEAD}\n\n\
         Every error has a code that never changes: branch on the code, not on the text. The openIMIS key is the message\n\
         that openIMIS's own front end translates.\n\n\
         | Code | Status | What is wrong | What to do | openIMIS key |\n|---|---|---|---|---|\n"
    );
    for kind in openimis_rest::errors::page::all(&registry) {
        let legacy = kind.legacy.map_or(String::new(), |key| format!("`{key}`"));
        let (code, status, title, advice) = (kind.code, kind.status, kind.title, kind.advice);
        writeln!(text, "| `{code}` | {status} | {title} | {advice} | {legacy} |").unwrap();
    }
    compare("docs/errors.md", &text);
}

/// The files that translators begin with.
#[test]
fn english_words() {
    let registry = Registry::linked().unwrap();
    let modules = registry.modules().iter().map(|module| {
        let folder = match module.name {
            "core" => "core".to_owned(),
            name => format!("modules/{name}"),
        };
        (folder, Vocabulary::of(module))
    });
    let door = ("crates/rest".to_owned(), openimis_rest::language::vocabulary());
    for (folder, vocabulary) in modules.chain([door]) {
        let text = format!(
            "# {HEAD}\n# A translation takes the texts; ids and $variables stay.\n\n{}",
            vocabulary.template()
        );
        compare(&format!("{folder}/locales/en.ftl"), &text);
    }
}

#[test]
fn every_translation_is_complete() {
    let registry = Registry::linked().unwrap();
    let modules = registry.modules().iter().map(|module| Vocabulary::of(module));
    for vocabulary in modules.chain([openimis_rest::language::vocabulary()]) {
        let french = vocabulary.locales.iter().find(|(language, _)| *language == "fr");
        let (language, text) = french.unwrap_or_else(|| panic!("{} brings no French", vocabulary.owner));
        assert_eq!(
            vocabulary.missing(language, text),
            Ok(Vec::new()),
            "{}",
            vocabulary.owner
        );
    }
}

/// The tables of this distribution, as a dump says them. Releases of PostgreSQL write dumps differently, so the file is
/// compared by the release that wrote it and by no other.
#[test]
fn schema_of_the_database() {
    let server = support::Distribution::start(&[]);
    let output = server
        .client("pg_dump")
        .args(["--schema-only", "--no-owner", "--no-privileges"])
        .output();
    let dump = match output {
        Ok(output) => output,
        Err(error) => {
            println!("skipped: pg_dump cannot be run: {error}");
            return;
        }
    };
    assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
    let release = server.sql("SHOW server_version_num");
    let release: u32 = release.trim().parse().unwrap();
    let head = format!(
        "-- {HEAD}\n-- Tables of the reference distribution, dumped by PostgreSQL {}.\n",
        release / 10_000
    );
    let path = "migrations/schema.sql";
    let known = std::fs::read_to_string(root().join(path)).unwrap_or_default();
    if !known.is_empty() && !known.starts_with(&head) && !updates() {
        println!(
            "skipped: {path} was written by another release of PostgreSQL than {}",
            release / 10_000
        );
        return;
    }
    let dump = String::from_utf8(dump.stdout).unwrap();
    let mut text = head;
    let noise = [
        "--",
        "SET ",
        "SELECT pg_catalog.set_config",
        "\\restrict",
        "\\unrestrict",
    ];
    for line in dump
        .lines()
        .filter(|line| !noise.iter().any(|noise| line.starts_with(noise)))
    {
        if !(line.is_empty() && text.ends_with("\n\n")) {
            text.push_str(line);
            text.push('\n');
        }
    }
    compare(path, &format!("{}\n", text.trim_end()));
}

fn rights(access: Option<Access>) -> Vec<Right> {
    match access {
        Some(Access::Right(right)) => vec![right],
        Some(Access::AnyOf(rights)) => rights.to_vec(),
        Some(Access::Anonymous | Access::Authenticated) | None => Vec::new(),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn updates() -> bool {
    std::env::var_os("UPDATE_CONTRACTS").is_some()
}

/// Compares with the file, or writes it if told so.
fn compare(path: &str, made: &str) {
    let file = root().join(path);
    if updates() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, made).unwrap();
        return;
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    let difference = known
        .lines()
        .zip(made.lines())
        .enumerate()
        .find(|(_, (known, made))| known != made);
    let place = difference.map_or_else(
        || format!("{} lines became {}", known.lines().count(), made.lines().count()),
        |(line, (known, made))| format!("line {}:\n  was {known}\n  is  {made}", line + 1),
    );
    assert!(known == made, "{path} is not what the program makes: {place}\n{HEAD}");
}
