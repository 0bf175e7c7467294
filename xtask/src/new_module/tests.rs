use super::{TEMPLATE, run};
use crate::workspace;
use std::fs;
use std::path::Path;

/// The parts of this workspace that making a module reads.
fn copied() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("app")).unwrap();
    for manifest in ["Cargo.toml", "app/Cargo.toml"] {
        fs::copy(workspace::root().join(manifest), copy.path().join(manifest)).unwrap();
    }
    copy
}

fn lines_of(path: &Path, package: &str) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| line.starts_with(package));
    lines.map(str::to_owned).collect()
}

#[test]
fn a_module_is_whole_and_in_the_distribution() {
    let copy = copied();
    run(copy.path(), "price_list").unwrap();

    let folder = copy.path().join("modules/price_list");
    for (path, _) in TEMPLATE {
        let text = fs::read_to_string(folder.join(path)).unwrap();
        assert!(!text.contains("{{"), "{path}: {text}");
        for (open, close) in [('{', '}'), ('(', ')'), ('[', ']')] {
            let count = |wanted| text.chars().filter(|found| *found == wanted).count();
            assert_eq!(count(open), count(close), "{path}: {open}{close}");
        }
        assert!(text.lines().all(|line| line.len() <= 120), "{path}");
    }
    let lib = fs::read_to_string(folder.join("src/lib.rs")).unwrap();
    let modules: Vec<_> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(
        modules,
        [
            "entry",
            "error",
            "message",
            "migrations",
            "rights",
            "schema",
            "settings"
        ]
    );
    for module in modules {
        let (file, folder) = (format!("src/{module}.rs"), format!("src/{module}/mod.rs"));
        assert!(
            TEMPLATE.iter().any(|(path, _)| *path == file || *path == folder),
            "{module}"
        );
    }
    assert!(lib.contains(r#"Module::new("price_list", "#));
    assert!(lib.contains("PriceListSettings"));
    // openIMIS's own rights end below 900000
    let rights = fs::read_to_string(folder.join("src/rights.rs")).unwrap();
    let number = rights
        .split_once("\"price_list.find\", ")
        .unwrap()
        .1
        .split(',')
        .next()
        .unwrap();
    assert!(matches!(number.split_once('_'), Some((high, low)) if high >= "900" && high.len() == 3 && low.len() == 3));

    assert_eq!(
        lines_of(&copy.path().join("Cargo.toml"), "openimis-price-list"),
        [r#"openimis-price-list = { path = "modules/price_list", version = "0.1.0" }"#]
    );
    assert_eq!(
        lines_of(&copy.path().join("app/Cargo.toml"), "openimis-price-list"),
        ["openimis-price-list.workspace = true"]
    );
}

#[test]
fn a_module_is_made_once() {
    let copy = copied();
    run(copy.path(), "holiday").unwrap();
    assert!(run(copy.path(), "holiday").unwrap_err().to_string().contains("exists"));
    fs::remove_dir_all(copy.path().join("modules/holiday")).unwrap();
    let error = run(copy.path(), "holiday").unwrap_err();
    assert!(error.to_string().contains("in the manifest already"), "{error}");
}

#[test]
fn names_that_cannot_be_a_crate_are_refused() {
    for name in ["", "Price", "price-list", "1st", "a__b", "_a", "a_", "../x", "prix_é"] {
        let copy = copied();
        assert!(run(copy.path(), name).is_err(), "{name}");
        assert!(!copy.path().join("modules").exists(), "{name}");
    }
}
