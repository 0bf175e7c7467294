//! PostgreSQL's programs as found on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::layouts::Search;

/// The oldest major version of PostgreSQL that is used.
pub const OLDEST_MAJOR: u32 = 13;

const NEEDED: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// One installation of PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programs {
    bin: PathBuf,
    major: u32,
    psql: Option<PathBuf>,
}

impl Programs {
    /// The first installation that is new enough.
    ///
    /// # Errors
    /// [`Error::ProgramsMissing`], which says what to install.
    pub fn find(search: &Search) -> Result<Self> {
        Self::find_for(search, None)
    }

    /// The first installation of major version `wanted`; without one, the first that is new enough.
    pub(crate) fn find_for(search: &Search, wanted: Option<u32>) -> Result<Self> {
        let found = installations(search);
        let usable = |programs: &&Self| programs.major >= OLDEST_MAJOR;
        let matching = found.iter().find(|programs| Some(programs.major) == wanted);
        matching
            .into_iter()
            .chain(found.iter())
            .find(usable)
            .cloned()
            .ok_or_else(|| {
                let found = match (found.first(), &search.bin) {
                    (Some(old), _) => format!("{} has version {}", old.bin.display(), old.major),
                    (None, Some(bin)) => {
                        format!("PG_BIN names {}, which lacks initdb, pg_ctl or postgres", bin.display())
                    }
                    (None, None) => "no initdb, pg_ctl and postgres".to_owned(),
                };
                Error::ProgramsMissing { found }
            })
    }

    /// The folder with the programs.
    #[must_use]
    pub fn bin(&self) -> &Path {
        &self.bin
    }

    /// The major version, e.g. 17.
    #[must_use]
    pub fn major(&self) -> u32 {
        self.major
    }

    /// The path of one of PostgreSQL's programs, e.g. `pg_restore`; it may be absent, as packages divide them.
    #[must_use]
    pub fn path(&self, program: &str) -> PathBuf {
        self.bin.join(program)
    }

    /// The client.
    pub(crate) fn psql(&self) -> Result<&Path> {
        self.psql
            .as_deref()
            .ok_or_else(|| Error::PsqlMissing { bin: self.bin.clone() })
    }
}

/// All complete installations, in the order of the search, each once.
fn installations(search: &Search) -> Vec<Programs> {
    let folders: Vec<&PathBuf> = match &search.bin {
        Some(bin) => vec![bin],
        None => search.path.iter().chain(&search.packages).collect(),
    };
    let mut found: Vec<Programs> = Vec::new();
    for bin in folders.into_iter().filter_map(|folder| complete(folder)) {
        if found.iter().all(|programs| programs.bin != bin)
            && let Some(major) = major_of(&bin.join("postgres"))
        {
            let beside = std::iter::once(&bin);
            let psql = beside
                .chain(&search.path)
                .map(|folder| folder.join("psql"))
                .find(|psql| psql.is_file());
            found.push(Programs { bin, major, psql });
        }
    }
    found
}

/// The folder in which the programs really are: `PATH` often holds links to some of them only.
fn complete(folder: &Path) -> Option<PathBuf> {
    if !NEEDED.iter().all(|program| folder.join(program).is_file()) {
        return None;
    }
    let real = folder.join("postgres").canonicalize().ok()?.parent()?.to_owned();
    let whole = NEEDED.iter().all(|program| real.join(program).is_file());
    Some(if whole { real } else { folder.canonicalize().ok()? })
}

fn major_of(postgres: &Path) -> Option<u32> {
    let output = Command::new(postgres).arg("--version").output().ok()?;
    parse_version(&String::from_utf8_lossy(&output.stdout))
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` → 15, `postgres (PostgreSQL) 19beta1` → 19.
fn parse_version(text: &str) -> Option<u32> {
    let version = text.split_once("(PostgreSQL)")?.1.trim_start();
    let digits = version
        .find(|c: char| !c.is_ascii_digit())
        .map_or(version, |end| version.split_at(end).0);
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_as_packages_print_them() {
        let cases = [
            ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", Some(15)),
            ("postgres (PostgreSQL) 17.2\n", Some(17)),
            ("postgres (PostgreSQL) 9.6.24\n", Some(9)),
            ("postgres (PostgreSQL) 19beta1\n", Some(19)),
            ("postgres (PostgreSQL) 20devel\n", Some(20)),
            ("busybox\n", None),
        ];
        for (text, major) in cases {
            assert_eq!(parse_version(text), major, "{text}");
        }
    }

    #[test]
    fn a_machine_without_programs_is_told_what_to_install() {
        let empty = tempfile::tempdir().unwrap();
        let search = Search {
            path: vec![empty.path().to_owned()],
            ..Search::default()
        };
        let message = Programs::find(&search).unwrap_err().to_string();
        for word in ["`postgresql`", "`postgresql-server`", "`postgresql@17`", "DATABASE_URL"] {
            assert!(message.contains(word), "{message}");
        }
        assert_eq!(message.lines().count(), 1);
    }

    #[test]
    fn a_wrong_pg_bin_is_named_and_nothing_else_is_tried() {
        let empty = tempfile::tempdir().unwrap();
        let search = Search {
            bin: Some(empty.path().to_owned()),
            ..Search::of_this_machine()
        };
        let message = Programs::find(&search).unwrap_err().to_string();
        assert!(message.contains("PG_BIN"), "{message}");
        assert!(message.contains(empty.path().to_str().unwrap()), "{message}");
    }
}
