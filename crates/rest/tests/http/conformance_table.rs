//! `docs/json-api.md` says of every statement of the standard which test proves it: the table is read, and must be true.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// The standard's chapters, and the extension's.
const SECTIONS: &[&str] = &[
    "Content negotiation",
    "Document structure",
    "Fetching data",
    "Creating, updating and deleting resources",
    "Query parameters",
    "Extensions and profiles",
    "Errors",
    "Atomic operations",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

struct Row {
    statement: String,
    proof: String,
}

/// The rows below each heading.
fn rows() -> BTreeMap<String, Vec<Row>> {
    let text = fs::read_to_string(root().join("docs/json-api.md")).unwrap();
    let mut found: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut section = String::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut section);
        }
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        if line.starts_with("| ") && cells[0] != "Section" {
            let [_, binds, statement, proof] = cells[..] else {
                panic!("four cells: {line}");
            };
            assert!(["server", "client", "both"].contains(&binds), "who is bound: {line}");
            let row = Row {
                statement: statement.to_owned(),
                proof: proof.to_owned(),
            };
            found.entry(section.clone()).or_default().push(row);
        }
    }
    found
}

/// Whether the file has a test of this name.
fn is_test(path: &str, name: &str) -> bool {
    let text = fs::read_to_string(root().join(path)).unwrap_or_default();
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    lines.windows(2).any(|pair| {
        let function = pair[1].trim_start_matches("async ");
        pair[0].starts_with("#[") && pair[0].ends_with("test]") && function.starts_with(&format!("fn {name}("))
    })
}

#[test]
fn every_statement_of_the_standard_has_a_test_or_a_reason() {
    let rows = rows();
    for row in rows.values().flatten() {
        let reason = ["Does not apply: ", "Departs: "]
            .iter()
            .find_map(|mark| row.proof.strip_prefix(mark));
        if let Some(reason) = reason {
            assert!(reason.len() > 15, "no reason: {}", row.statement);
            continue;
        }
        let tests: Vec<_> = row.proof.split(", ").collect();
        for test in tests {
            let named = test.strip_prefix('`').and_then(|test| test.strip_suffix('`'));
            let (path, name) = named
                .and_then(|test| test.split_once("::"))
                .unwrap_or_else(|| panic!("neither a test nor a reason: {} ({test})", row.statement));
            assert!(is_test(path, name), "{path} has no test {name}: {}", row.statement);
        }
    }
}

#[test]
fn every_chapter_of_the_standard_is_in_the_table() {
    let rows = rows();
    let named: Vec<_> = rows.keys().map(String::as_str).collect();
    for section in SECTIONS {
        assert!(
            rows.get(*section).is_some_and(|rows| !rows.is_empty()),
            "no row: {section}"
        );
    }
    assert_eq!(named.len(), SECTIONS.len(), "{named:?}");
}
