//! The findings that are excused: `path rule reason`, a line each.

use super::Finding;
use anyhow::{Context, Result, bail};
use std::path::Path;

/// The list.
#[derive(Debug)]
pub(super) struct Allowed(Vec<(String, String)>);

impl Allowed {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        Self::parse(&text)
    }

    /// Every line must give a reason.
    fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries = lines.map(|line| {
            let mut words = line.split_whitespace();
            match (words.next(), words.next(), words.next()) {
                (Some(path), Some(rule), Some(_)) => Ok((path.to_owned(), rule.to_owned())),
                _ => bail!("expected path, rule and a reason: {line}"),
            }
        });
        entries.collect::<Result<_>>().map(Self)
    }

    pub(super) fn excuses(&self, finding: &Finding) -> bool {
        self.0
            .iter()
            .any(|(path, rule)| *path == finding.path && *rule == finding.rule)
    }

    /// Lines that excuse nothing any more.
    pub(super) fn unused(&self, excused: &[Finding]) -> Vec<(String, String)> {
        let needed = |(path, rule): &&(String, String)| {
            excused
                .iter()
                .any(|finding| finding.path == *path && finding.rule == rule)
        };
        self.0.iter().filter(|line| !needed(line)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Allowed, Finding};

    #[test]
    fn an_excuse_names_file_rule_and_reason_and_is_needed() {
        let finding = |path: &str| Finding {
            path: path.to_owned(),
            rule: "length",
            detail: String::new(),
        };
        let allowed = Allowed::parse("# why\n\na.rs length a table of facts\nb.rs length once\n").unwrap();
        assert!(allowed.excuses(&finding("a.rs")));
        assert!(!allowed.excuses(&finding("c.rs")));
        assert_eq!(
            allowed.unused(&[finding("a.rs")]),
            [("b.rs".to_owned(), "length".to_owned())]
        );
        assert!(Allowed::parse("a.rs length\n").is_err());
    }
}
