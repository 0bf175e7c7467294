//! `cargo xtask tidy`: house rules that clippy cannot check.

mod allowed;
mod crates;
mod files;
mod legacy;

use allowed::Allowed;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Something that is against a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Below the workspace, with slashes.
    path: String,
    /// The rule, as the allow-list names it.
    rule: &'static str,
    detail: String,
}

/// Prints what is against the rules, and fails if something is that the allow-list does not excuse.
pub(crate) fn run(root: &Path) -> Result<()> {
    let sources = sources(root)?;
    let allowed = Allowed::read(&root.join("xtask/tidy.allow"))?;
    let mut findings = Vec::new();
    for source in &sources {
        findings.extend(files::check(source));
        findings.extend(legacy::check(source));
    }
    findings.extend(crates::check(root)?);
    findings.sort();
    let (excused, open): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| allowed.excuses(finding));
    for Finding { path, rule, detail } in &open {
        println!("{path}: {rule}: {detail}");
    }
    let unused = allowed.unused(&excused);
    for (path, rule) in &unused {
        println!("xtask/tidy.allow: {path} {rule} excuses nothing; remove the line");
    }
    for long in files::long(&sources) {
        println!("note: {long}");
    }
    if !open.is_empty() || !unused.is_empty() {
        bail!(
            "{} findings; fix them, or excuse them in xtask/tidy.allow with a reason",
            open.len() + unused.len()
        );
    }
    println!("tidy: {} files, {} excused", sources.len(), excused.len());
    Ok(())
}

/// A Rust file.
#[derive(Debug)]
struct Source {
    /// Below the workspace, with slashes.
    path: String,
    text: String,
}

/// All Rust files of the project, in order.
fn sources(root: &Path) -> Result<Vec<Source>> {
    let mut found = Vec::new();
    for top in ["app", "core", "crates", "examples", "features", "modules", "xtask"] {
        collect(root, &root.join(top), &mut found)?;
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                collect(root, &path, found)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(Source {
                path: below(root, &path),
                text: std::fs::read_to_string(&path)?,
            });
        }
    }
    Ok(())
}

fn below(root: &Path, path: &Path) -> String {
    let path: PathBuf = path.strip_prefix(root).unwrap_or(path).to_owned();
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::{Finding, Source, files, legacy};

    fn source(path: &str, text: &str) -> Source {
        Source {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    fn rules(findings: Vec<Finding>) -> Vec<&'static str> {
        findings.into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn names_that_say_nothing_are_refused() {
        for path in [
            "core/src/utils.rs",
            "core/src/helpers/mod.rs",
            "core/src/user_manager.rs",
            "core/common/x.rs",
        ] {
            assert_eq!(rules(files::check(&source(path, ""))), ["name"], "{path}");
        }
        assert_eq!(files::check(&source("core/src/management/office.rs", "")), []);
    }

    #[test]
    fn files_of_more_than_500_lines_are_refused_and_of_400_noted() {
        let text = |lines: usize| "x\n".repeat(lines);
        assert_eq!(rules(files::check(&source("a.rs", &text(501)))), ["length"]);
        assert_eq!(files::check(&source("a.rs", &text(500))), []);
        let noted = files::long(&[source("a.rs", &text(400)), source("b.rs", &text(401))]);
        assert_eq!(noted, ["b.rs has 401 lines"]);
    }

    #[test]
    fn legacy_names_stand_in_schemas_and_migrations_only() {
        let text = "let sql = \"SELECT FROM \\\"tblUsers\\\"\";\n";
        assert_eq!(
            rules(legacy::check(&source("core/src/access/user.rs", text))),
            ["legacy"]
        );
        let text = "let table = \"core_User\";\n";
        assert_eq!(
            rules(legacy::check(&source("core/src/access/user.rs", text))),
            ["legacy"]
        );
        for path in [
            "core/src/schema/identity.rs",
            "modules/x/src/schema.rs",
            "modules/x/tests/reading.rs",
        ] {
            assert_eq!(legacy::check(&source(path, text)), [], "{path}");
        }
        let prose = "/// Key of `\"tblUsers\"`.\nfn x() {}\n// of \"core_User\"\n#[cfg(test)]\nlet a = \"tblX\";\n";
        assert_eq!(legacy::check(&source("core/src/access/user.rs", prose)), []);
    }
}
