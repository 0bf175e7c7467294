//! Who may have a data folder: locks that the operating system drops with the process, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::process;
use crate::site::Site;

/// For somebody who is about to let go.
const SHORT_WAIT: Duration = Duration::from_secs(2);
/// For a keeper that is stopping the server of a process that ended.
const LONG_WAIT: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(20);

/// Takes the folder for this process alone.
pub(crate) fn own(site: &Site) -> Result<File> {
    let path = site.folder.lock();
    let mut file = open(site, &path)?;
    wait(site, &mut file, File::try_lock, SHORT_WAIT)?;
    note(&mut file, &std::process::id().to_string()).map_err(Error::io("write", &path))?;
    Ok(file)
}

/// Takes a share of the folder.
pub(crate) fn share(site: &Site) -> Result<File> {
    let path = site.folder.lock();
    let mut file = open(site, &path)?;
    wait(site, &mut file, File::try_lock_shared, LONG_WAIT)?;
    note(&mut file, "").map_err(Error::io("write", &path))?;
    Ok(file)
}

/// Waits for the lock under which a shared cluster is started.
pub(crate) fn starting(site: &Site) -> Result<File> {
    queue(site, &site.folder.start_lock())
}

/// Waits for the lock under which a database is filled.
pub(crate) fn filling(site: &Site) -> Result<File> {
    queue(site, &site.folder.fill_lock())
}

fn queue(site: &Site, path: &Path) -> Result<File> {
    let file = open(site, path)?;
    file.lock().map_err(Error::io("lock", path))?;
    Ok(file)
}

fn open(site: &Site, path: &Path) -> Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path);
    let file = file.map_err(Error::io("open", path))?;
    site.account.give(path)?;
    Ok(file)
}

/// Tries until it succeeds or the time for the present holder is over.
fn wait(site: &Site, file: &mut File, attempt: fn(&File) -> Result<(), TryLockError>, unknown: Duration) -> Result<()> {
    let since = Instant::now();
    loop {
        match attempt(file) {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => {
                return Err(Error::io("lock", &site.folder.lock())(error));
            }
            Err(TryLockError::WouldBlock) => {}
        }
        let process = noted(file);
        let patience = match process {
            Some(pid) if process::is_alive(pid) => SHORT_WAIT,
            Some(_) => LONG_WAIT,
            None => unknown,
        };
        if since.elapsed() > patience {
            let process = process.filter(|pid| process::is_alive(*pid));
            return Err(Error::InUse {
                folder: site.folder.root().to_owned(),
                process,
            });
        }
        sleep(PAUSE);
    }
}

/// The owner's process number, in the lock file itself; empty while shared.
fn noted(file: &mut File) -> Option<i32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

fn note(file: &mut File, text: &str) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())
}
