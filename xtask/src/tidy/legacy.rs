//! Legacy table names outside schemas and migrations (invariant 4).

use super::{Finding, Source};

/// How openIMIS's tables begin, as they stand in a text or, quoted, within SQL.
const BEGINNINGS: [&str; 4] = ["\"tbl", "\"core_", "\\\"tbl", "\\\"core_"];

pub(super) fn check(source: &Source) -> Vec<Finding> {
    if is_exempt(&source.path) {
        return Vec::new();
    }
    let code = source.text.lines().enumerate();
    // by house style, tests stand at the end of a file
    let code = code.take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    let lines = code.filter(|(_, line)| names_table(without_comment(line)));
    lines
        .map(|(index, line)| Finding {
            path: source.path.clone(),
            rule: "legacy",
            detail: format!("line {}: {}", index + 1, line.trim()),
        })
        .collect()
}

/// Schemas and migrations may name tables; tests and the bench fill them from outside.
fn is_exempt(path: &str) -> bool {
    let mut parts = path.split('/');
    path.starts_with("xtask/") || parts.any(|part| matches!(part, "schema" | "schema.rs" | "migrations" | "tests"))
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line }
}

/// A letter or digit must follow: `"tbl"` alone names nothing.
fn names_table(line: &str) -> bool {
    let follows = |rest: &str| rest.starts_with(|next: char| next.is_ascii_alphanumeric());
    BEGINNINGS
        .iter()
        .any(|beginning| line.split(beginning).skip(1).any(follows))
}
