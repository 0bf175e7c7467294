//! The reviewed list of accepted differences: `` - `missing Type.field` — reason ``, one a line.

use anyhow::{Result, ensure};
use std::collections::BTreeSet;

/// The list.
#[derive(Debug)]
pub(super) struct Accepted(Vec<String>);

/// Reads it; every line of the list must say why.
pub(super) fn read(text: &str) -> Result<Accepted> {
    let mut rules = Vec::new();
    for line in text.lines() {
        let Some(rest) = line.strip_prefix("- `") else { continue };
        let (rule, reason) = rest.split_once('`').unwrap_or((rest, ""));
        let reason = reason.trim_start_matches([' ', '—', '-']).trim();
        ensure!(!reason.is_empty(), "`{rule}` has no reason");
        rules.push(rule.to_owned());
    }
    Ok(Accepted(rules))
}

impl Accepted {
    /// Whether the list accepts it. `*` at the end of a rule stands for any rest of a name.
    pub(super) fn covers(&self, difference: &str) -> bool {
        self.0.iter().any(|rule| matches(rule, difference))
    }

    /// The rules that accept nothing any more.
    pub(super) fn unused(&self, found: &BTreeSet<String>) -> Vec<&str> {
        let used = |rule: &&String| !found.iter().any(|found| matches(rule, found));
        self.0.iter().filter(used).map(String::as_str).collect()
    }
}

fn matches(rule: &str, difference: &str) -> bool {
    if let Some(start) = rule.strip_suffix('*') {
        return difference.starts_with(start);
    }
    difference
        .strip_prefix(rule)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '(', ')']))
}
