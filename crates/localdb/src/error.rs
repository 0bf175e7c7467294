//! What can go wrong with a private cluster, each with what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::programs::OLDEST_MAJOR;

/// The result of everything this crate does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a private cluster could not be had, or not be used. Each message is one a person can act on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No usable PostgreSQL on this machine.
    #[error(
        "PostgreSQL {OLDEST_MAJOR} or newer was not found ({found}): install it (Debian and Ubuntu: package `postgresql`; \
         Fedora: `postgresql-server`; Homebrew: `postgresql@17`), or set DATABASE_URL to a running server, \
         or PG_BIN to the folder with initdb, pg_ctl and postgres"
    )]
    ProgramsMissing {
        /// What was found instead, in words.
        found: String,
    },
    /// The server programs are there, the client is not.
    #[error("psql was not found beside {} or on PATH: install the client (Debian and Ubuntu: `postgresql-client`; Fedora: `postgresql`)", bin.display())]
    PsqlMissing {
        /// The folder of the server programs.
        bin: PathBuf,
    },
    /// Running as root, and there is nobody to run PostgreSQL instead.
    #[error(
        "PostgreSQL refuses to run as root, and this machine has neither a user `postgres` nor `nobody` to run it: \
         start as an ordinary user, or set DATABASE_URL to a running server"
    )]
    NoAccount,
    /// Running as root, and the user who runs PostgreSQL instead cannot get to the data folder.
    #[error(
        "PostgreSQL refuses to run as root, so it runs as user {account}, who may not enter {}, a parent of the data folder {}: \
         choose another data folder, or allow it with `chmod o+x`", barrier.display(), folder.display()
    )]
    Unreachable {
        /// The folder that was to be used.
        folder: PathBuf,
        /// The first of its parents that the account may not enter.
        barrier: PathBuf,
        /// The user who would run PostgreSQL.
        account: String,
    },
    /// The data folder belongs to somebody else.
    #[error("{} belongs to user {owner}, and this process runs as user {uid}: start as that user, or choose another data folder", folder.display())]
    ForeignOwner {
        /// The folder that was to be used.
        folder: PathBuf,
        /// Number of the user who owns it.
        owner: u32,
        /// Number of the user of this process.
        uid: u32,
    },
    /// The data folder holds something else.
    #[error("{} is not empty and holds no cluster of openIMIS ({reason}): choose an empty or a new folder; nothing was changed in it", folder.display())]
    NotACluster {
        /// The folder that was to be used.
        folder: PathBuf,
        /// What was seen there.
        reason: String,
    },
    /// The data was written by another major version.
    #[error(
        "{} was made by PostgreSQL {data}, and the programs in {} are PostgreSQL {programs}: install PostgreSQL {data} (or set PG_BIN to it), \
         or move the data with pg_upgrade, or choose another data folder", folder.display(), bin.display()
    )]
    OtherVersion {
        /// The data folder.
        folder: PathBuf,
        /// Major version that wrote the data.
        data: u32,
        /// Major version of the programs.
        programs: u32,
        /// Where those programs are.
        bin: PathBuf,
    },
    /// Another process has the data folder.
    #[error("{} is in use{}: stop that server first, or choose another data folder", folder.display(), by(*process))]
    InUse {
        /// The data folder.
        folder: PathBuf,
        /// The process, when it is known.
        process: Option<i32>,
    },
    /// The path of the socket would be too long everywhere.
    #[error(
        "no folder with a short and plain path was found for the server's socket (tried {tried}): set TMPDIR to a short path"
    )]
    NoSocketFolder {
        /// The folders that were considered.
        tried: String,
    },
    /// The server ended while starting.
    #[error("PostgreSQL did not start; its log {} ends with:\n{tail}", log.display())]
    NotStarted {
        /// The log file.
        log: PathBuf,
        /// Its last lines.
        tail: String,
    },
    /// The server is still there after both ways of stopping it.
    #[error("PostgreSQL (process {process}) does not stop")]
    NotStopped {
        /// The process of the server.
        process: i32,
    },
    /// A shared cluster is nobody's to stop or start.
    #[error("a shared cluster cannot be stopped or started by one of those who use it: open one of your own")]
    Shared,
    /// A database name that PostgreSQL would refuse or cut.
    #[error("`{name}` cannot be the name of a database: {reason}")]
    BadName {
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The server refused a statement.
    #[error("{message}")]
    Refused {
        /// What psql printed.
        message: String,
    },
    /// One of PostgreSQL's programs failed.
    #[error("{program} failed: {message}")]
    Program {
        /// The program.
        program: String,
        /// What it printed.
        message: String,
    },
    /// The operating system refused.
    #[error("cannot {action}: {source}")]
    Io {
        /// What was being done, with the path.
        action: String,
        /// What the operating system said.
        source: io::Error,
    },
}

impl Error {
    /// For `map_err`: names the action and the path that an I/O error lacks.
    pub(crate) fn io(action: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let action = format!("{action} {}", path.display());
        move |source| Self::Io { action, source }
    }
}

fn by(process: Option<i32>) -> String {
    process.map_or_else(|| " by another process".to_owned(), |pid| format!(" by process {pid}"))
}
