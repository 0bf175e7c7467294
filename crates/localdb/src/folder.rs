//! The data folder: what lies in it, and whether it may be used.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use crate::account::Account;
use crate::error::{Error, Result};

/// Everything that this crate puts into a data folder.
const OURS: [&str; 8] = [
    "pgdata",
    "pgdata.new",
    "lock",
    "start.lock",
    "fill.lock",
    "run",
    "server.log",
    "server.log.1",
];

/// What a fresh checkout or mounted disk may hold.
const HARMLESS: [&str; 4] = [".gitignore", ".gitkeep", ".DS_Store", "lost+found"];

/// A data folder by its real path.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Makes the folder if need be, after making sure that it is empty or ours.
    pub(crate) fn prepare(root: &Path, account: &Account) -> Result<Self> {
        let folder = Self { root: root.to_owned() };
        folder.refuse_foreign_owner(account)?;
        folder.refuse_foreign_content()?;
        if !root.is_dir() {
            if let Some(parent) = root.parent() {
                fs::create_dir_all(parent).map_err(Error::io("make the folder", parent))?;
            }
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(root)
                .map_err(Error::io("make the folder", root))?;
        }
        account.give(root)?;
        let root = root.canonicalize().map_err(Error::io("open the folder", root))?;
        Ok(Self { root })
    }

    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// PostgreSQL's own data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.root.join("pgdata")
    }

    /// A data folder in the making; renamed when complete, so that no half-made one is ever used.
    pub(crate) fn unfinished_data(&self) -> PathBuf {
        self.root.join("pgdata.new")
    }

    /// Held exclusively by an owner, or shared by those who share the cluster.
    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// Held while finding out whether to start a shared cluster.
    pub(crate) fn start_lock(&self) -> PathBuf {
        self.root.join("start.lock")
    }

    /// Held while a database is filled that others wait for.
    pub(crate) fn fill_lock(&self) -> PathBuf {
        self.root.join("fill.lock")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.root.join("server.log")
    }

    /// The major version that wrote the data; none in a folder without a cluster.
    pub(crate) fn major(&self) -> Result<Option<u32>> {
        let file = self.data().join("PG_VERSION");
        match fs::read_to_string(&file) {
            // Before version 10 this was `9.6`.
            Ok(text) => match text.trim().split('.').next().and_then(|major| major.parse().ok()) {
                Some(major) => Ok(Some(major)),
                None => Err(self.not_a_cluster("its PG_VERSION is unreadable")),
            },
            Err(error) if error.kind() == ErrorKind::NotFound && self.data().exists() => {
                Err(self.not_a_cluster("its folder pgdata has no PG_VERSION"))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("read", &file)(error)),
        }
    }

    /// Another user's folder is not opened: he could read or answer for the data.
    fn refuse_foreign_owner(&self, account: &Account) -> Result<()> {
        let mut owners = [self.data(), self.root.clone()]
            .into_iter()
            .filter_map(|path| Some(path.metadata().ok()?.uid()));
        match owners.find(|owner| *owner != account.uid() && *owner != 0) {
            Some(owner) => Err(Error::ForeignOwner {
                folder: self.root.clone(),
                owner,
                uid: account.uid(),
            }),
            None => Ok(()),
        }
    }

    fn refuse_foreign_content(&self) -> Result<()> {
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Error::io("list the folder", &self.root)(error)),
        };
        for entry in entries {
            let name = entry.map_err(Error::io("list the folder", &self.root))?.file_name();
            if !OURS.iter().chain(&HARMLESS).any(|known| name == **known) {
                return Err(self.not_a_cluster(&format!("it holds {}", name.display())));
            }
        }
        Ok(())
    }

    fn not_a_cluster(&self, reason: &str) -> Error {
        Error::NotACluster {
            folder: self.root.clone(),
            reason: reason.to_owned(),
        }
    }
}
