//! The folders in which PostgreSQL's programs may be.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders to look in for `initdb`, `pg_ctl` and `postgres`, first match first.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The only folder to look in, when given (`PG_BIN`).
    pub bin: Option<PathBuf>,
    /// The folders of `PATH`; `psql` is looked for here too.
    pub path: Vec<PathBuf>,
    /// The folders in which packages put the programs, newest version first.
    pub packages: Vec<PathBuf>,
}

impl Search {
    /// `PG_BIN`, else `PATH`, then where packages put the programs.
    #[must_use]
    pub fn of_this_machine() -> Self {
        Self {
            bin: env::var_os("PG_BIN")
                .filter(|value| !value.is_empty())
                .map(PathBuf::from),
            path: env::var_os("PATH")
                .map(|value| env::split_paths(&value).collect())
                .unwrap_or_default(),
            packages: package_folders(Path::new("/")),
        }
    }
}

/// Folders holding one folder per version, how that is named before the version, and where the programs are in it.
const VERSIONED: [(&str, &str, &str); 6] = [
    // Debian, Ubuntu and the PostgreSQL project's packages for them.
    ("usr/lib/postgresql", "", "bin"),
    // The PostgreSQL project's packages for Fedora and its kin.
    ("usr", "pgsql-", "bin"),
    // Homebrew on Apple silicon, on Intel and on Linux.
    ("opt/homebrew/opt", "postgresql@", "bin"),
    ("usr/local/opt", "postgresql@", "bin"),
    ("home/linuxbrew/.linuxbrew/opt", "postgresql@", "bin"),
    ("Applications/Postgres.app/Contents/Versions", "", "bin"),
];

const UNVERSIONED: [&str; 4] = ["opt/homebrew/bin", "usr/local/bin", "usr/local/pgsql/bin", "usr/bin"];

/// The package folders that exist under `root`.
fn package_folders(root: &Path) -> Vec<PathBuf> {
    let mut versioned: Vec<(u32, PathBuf)> = VERSIONED
        .iter()
        .flat_map(|(parent, prefix, programs)| versions(&root.join(parent), prefix, programs))
        .collect();
    versioned.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    let plain = UNVERSIONED.iter().map(|folder| root.join(folder));
    versioned
        .into_iter()
        .map(|(_, folder)| folder)
        .chain(plain)
        .filter(|folder| folder.is_dir())
        .collect()
}

fn versions(parent: &Path, prefix: &str, programs: &str) -> Vec<(u32, PathBuf)> {
    let Ok(entries) = fs::read_dir(parent) else {
        return Vec::new();
    };
    let version = |name: &str| name.strip_prefix(prefix)?.split('.').next()?.parse().ok();
    entries
        .flatten()
        .filter_map(|entry| Some((version(entry.file_name().to_str()?)?, entry.path().join(programs))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newest_version_comes_first_whatever_the_packager() {
        let root = tempfile::tempdir().unwrap();
        let folders = [
            "usr/lib/postgresql/9.6/bin",
            "usr/lib/postgresql/15/bin",
            "usr/pgsql-17/bin",
            "opt/homebrew/opt/postgresql@16/bin",
            "opt/homebrew/bin",
            "usr/lib/postgresql/notes",
        ];
        for folder in folders {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        let found = package_folders(root.path());
        let expected = [
            "usr/pgsql-17/bin",
            "opt/homebrew/opt/postgresql@16/bin",
            "usr/lib/postgresql/15/bin",
            "usr/lib/postgresql/9.6/bin",
            "opt/homebrew/bin",
        ];
        assert_eq!(found, expected.map(|folder| root.path().join(folder)));
    }
}
