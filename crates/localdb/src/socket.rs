//! The private folder of the server's socket: the only way in.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use crate::account::Account;
use crate::error::{Error, Result};
use crate::site::{Site, fingerprint};

/// The number in the socket's name; nothing listens on the network.
pub(crate) const PORT: u16 = 5432;

/// Longest path of a socket: 107 bytes on Linux, 103 on macOS.
const LONGEST_PATH: usize = 103;

/// `/.s.PGSQL.5432`
const NAME_LENGTH: usize = 14;

/// The folder `run` in the data folder, which nothing tidies away; where its path is too long or odd, one in the temporary folder.
pub(crate) fn folder(site: &Site) -> Result<PathBuf> {
    let nickname = format!("openimis-{:016x}", fingerprint(site.folder.root()));
    let within = site.folder.root().join("run");
    let temporary = [env::temp_dir(), PathBuf::from("/tmp")].map(|parent| parent.join(&nickname));
    let candidates: Vec<PathBuf> = std::iter::once(within).chain(temporary).collect();
    for folder in candidates.iter().filter(|folder| is_usable(folder)) {
        if claim(folder, &site.account)? {
            return Ok(folder.clone());
        }
    }
    let tried: Vec<String> = candidates.iter().map(|folder| folder.display().to_string()).collect();
    Err(Error::NoSocketFolder {
        tried: tried.join(", "),
    })
}

/// Removes a folder that lies outside the data folder, when its server has ended for good.
pub(crate) fn tidy(site: &Site, folder: &Path) {
    if !folder.starts_with(site.folder.root())
        && let Err(error) = fs::remove_dir(folder)
    {
        log::debug!("{} stays: {error}", folder.display());
    }
}

/// Removes what a server that crashed left; without this, PostgreSQL asks whether the number noted there is taken.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    for name in [format!(".s.PGSQL.{PORT}"), format!(".s.PGSQL.{PORT}.lock")] {
        let path = folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Error::io("remove", &path)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Short enough, and plain: clients read a comma as the end of one host, and some do not decode the rest alike.
fn is_usable(folder: &Path) -> bool {
    let path = folder.as_os_str().as_bytes();
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-+@ ".contains(byte);
    path.len() + NAME_LENGTH <= LONGEST_PATH && path.iter().all(is_plain)
}

/// Makes the folder for the account alone. One that is there counts only if nobody else can have prepared it.
fn claim(folder: &Path, account: &Account) -> Result<bool> {
    match fs::DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => account.give(folder)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => {
            log::debug!("no socket in {}: {error}", folder.display());
            return Ok(false);
        }
    }
    let metadata = folder.symlink_metadata().map_err(Error::io("look at", folder))?;
    let is_private = metadata.is_dir() && metadata.uid() == account.uid() && metadata.mode() & 0o777 == 0o700;
    Ok(is_private && account.barrier(folder).is_none())
}
