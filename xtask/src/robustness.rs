//! docs/robustness.md: each chore that looks for weaknesses writes its own part, and leaves the others.

use crate::workspace;
use anyhow::{Context, Result};
use std::process::Command;

/// Where the results are kept.
pub(crate) const PAGE: &str = "docs/robustness.md";

const HEAD: &str =
    "# Robustness\n\nWritten by `cargo xtask soak`, `cargo xtask fuzz` and `cargo xtask overload`; do not edit.\n";

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Requests that fit the OpenAPI document, and requests that do not.
    Requests,
    /// Parsers.
    Fuzzing,
    /// More requests than can be answered.
    Overload,
}

impl Part {
    const ALL: [Self; 3] = [Self::Requests, Self::Fuzzing, Self::Overload];

    const fn heading(self) -> &'static str {
        match self {
            Self::Requests => "## Requests",
            Self::Fuzzing => "## Fuzzing",
            Self::Overload => "## Overload",
        }
    }

    /// Writes this part of the page.
    pub(crate) fn write(self, text: &str) -> Result<()> {
        let path = workspace::root().join(PAGE);
        let page = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(&path, self.put(&page, text)).with_context(|| format!("writing {PAGE}"))?;
        println!("{PAGE} is written");
        Ok(())
    }

    fn put(self, page: &str, text: &str) -> String {
        let parts = Self::ALL.into_iter().filter_map(|part| {
            let text = if part == self { Some(text) } else { part.of(page) };
            text.map(|text| format!("\n{}\n\n{}\n", part.heading(), text.trim()))
        });
        parts.fold(HEAD.to_owned(), |page, part| page + &part)
    }

    /// What a page has below the heading.
    fn of(self, page: &str) -> Option<&str> {
        let (_, below) = page.split_once(&format!("\n{}\n", self.heading()))?;
        Some(below.split("\n## ").next().unwrap_or(below))
    }
}

/// The day, in UTC.
pub(crate) fn today() -> Result<String> {
    let output = Command::new("date")
        .args(["-u", "+%F"])
        .output()
        .context("running date")?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{HEAD, Part};

    #[test]
    fn a_part_is_replaced_and_the_others_stay() {
        let page = Part::Overload.put("", "three");
        assert_eq!(page, format!("{HEAD}\n## Overload\n\nthree\n"));
        let page = Part::Requests.put(&page, "one\n");
        let page = Part::Overload.put(&page, "four");
        assert_eq!(page, format!("{HEAD}\n## Requests\n\none\n\n## Overload\n\nfour\n"));
    }
}
