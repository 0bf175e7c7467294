//! The reference data, which is no part of the project.

use std::path::{Path, PathBuf};

/// The folder of the reference data: `reference` in the folder that `OPENIMIS_SHARED` names, or in `shared` beside the
/// checkout. None where it is absent, and a message says so.
#[must_use]
pub fn reference() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("OPENIMIS_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("reference");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no reference data in {}", folder.display());
    None
}
