//! Where a cluster lives, who runs it, and with which programs.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf, absolute};

use crate::account::Account;
use crate::error::{Error, Result};
use crate::folder::Folder;
use crate::options::Options;
use crate::programs::Programs;

/// Folder, account and programs that fit each other.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) programs: Programs,
    pub(crate) account: Account,
    pub(crate) folder: Folder,
}

impl Site {
    /// Settles all three, or says why they do not fit. Nothing but the folder itself is made.
    pub(crate) fn prepare(options: &Options) -> Result<Self> {
        // First, as it is what most often fails, and then nothing has been touched.
        Programs::find(&options.search)?;
        let asked = absolute(&options.folder).map_err(Error::io("find the folder", &options.folder))?;
        let (account, folder) = match settle(&asked) {
            Err(Error::Unreachable { account, barrier, .. }) => {
                let instead = options.elsewhere.join(nickname(&asked));
                log::warn!(
                    "PostgreSQL refuses to run as root and its user {account} may not enter {}: the data is in {} instead of {}",
                    barrier.display(),
                    instead.display(),
                    asked.display()
                );
                settle(&instead)?
            }
            settled => settled?,
        };
        let data = folder.major()?;
        let programs = Programs::find_for(&options.search, data)?;
        match data {
            Some(data) if data != programs.major() => Err(Error::OtherVersion {
                folder: folder.root().to_owned(),
                data,
                programs: programs.major(),
                bin: programs.bin().to_owned(),
            }),
            _ => Ok(Self {
                programs,
                account,
                folder,
            }),
        }
    }
}

fn settle(root: &Path) -> Result<(Account, Folder)> {
    let account = Account::for_folder(root, &Folder::at(root.to_owned()).data())?;
    // Before the folder is made: the nearest parent that exists decides.
    let existing = root.ancestors().find(|ancestor| ancestor.is_dir());
    let reachable = |path: &Path| match account.barrier(path) {
        Some(barrier) => Err(Error::Unreachable {
            folder: root.to_owned(),
            barrier,
            account: account.name().to_owned(),
        }),
        None => Ok(()),
    };
    if let Some(parent) = existing.filter(|existing| *existing != root).or_else(|| root.parent()) {
        reachable(parent)?;
    }
    let folder = Folder::prepare(root, &account)?;
    // Again: a strict umask locks the account out of parents that were made just now.
    reachable(folder.root())?;
    Ok((account, folder))
}

/// `postgres-1f2e…` for `/root/openimis/data/postgres`: the same each time, another for each folder.
fn nickname(folder: &Path) -> PathBuf {
    let stem = folder.file_name().unwrap_or_default().to_string_lossy();
    PathBuf::from(format!("{stem}-{:016x}", fingerprint(folder)))
}

/// A short name for a path, the same in every process.
pub(crate) fn fingerprint(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    hasher.finish()
}
