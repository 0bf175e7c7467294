//! Names and lengths of files.

use super::{Finding, Source};

/// Names that do not say what is inside (house rule 2).
const EMPTY_NAMES: [&str; 8] = [
    "util", "utils", "helper", "helpers", "common", "manager", "managers", "misc",
];
/// Longer files are noted: they hold more than one idea (house rule 3).
const LONG: usize = 400;
/// Longer ones are refused.
const TOO_LONG: usize = 500;

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let finding = |rule, detail| Finding {
        path: source.path.clone(),
        rule,
        detail,
    };
    let stem = source.path.strip_suffix(".rs").unwrap_or(&source.path);
    let words = stem.split(['/', '_', '-']);
    let empty = words.filter(|word| EMPTY_NAMES.contains(word));
    let mut findings: Vec<_> = empty
        .map(|word| finding("name", format!("`{word}` does not say what is inside")))
        .collect();
    let lines = source.text.lines().count();
    if lines > TOO_LONG {
        findings.push(finding("length", format!("{lines} lines")));
    }
    findings
}

/// The long files, in words.
pub(super) fn long(sources: &[Source]) -> Vec<String> {
    let lines = sources.iter().map(|source| (source, source.text.lines().count()));
    lines
        .filter(|(_, lines)| *lines > LONG)
        .map(|(source, lines)| format!("{} has {lines} lines", source.path))
        .collect()
}
