//! Papers that a crate must bring.

use super::{Finding, below};
use anyhow::Result;
use std::path::Path;

/// Where crates are that others use: one a folder.
const LIBRARIES: [&str; 2] = ["crates", "modules"];
const PAPERS: [&str; 2] = ["README.md", "CHANGELOG.md"];

pub(super) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut folders = vec![root.join("core")];
    for parent in LIBRARIES.map(|parent| root.join(parent)) {
        for entry in std::fs::read_dir(parent)? {
            folders.push(entry?.path());
        }
    }
    folders.retain(|folder| folder.join("Cargo.toml").is_file());
    let missing = |folder: &Path, paper: &'static str| {
        (!folder.join(paper).is_file()).then(|| Finding {
            path: below(root, folder),
            rule: "papers",
            detail: format!("no {paper}"),
        })
    };
    let found = folders
        .iter()
        .flat_map(|folder| PAPERS.map(|paper| missing(folder, paper)));
    Ok(found.flatten().collect())
}
