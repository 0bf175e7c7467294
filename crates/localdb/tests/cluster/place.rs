//! A temporary folder for a cluster, and whether there is a PostgreSQL to run it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use openimis_localdb::{Cluster, Options, Profile, Programs, Search};
use tempfile::TempDir;

/// A folder that the user who runs PostgreSQL for root can get to.
pub struct Place {
    parent: TempDir,
}

impl Place {
    /// None, with a message, where PostgreSQL is missing.
    pub fn new() -> Option<Self> {
        if let Err(error) = Programs::find(&Search::of_this_machine()) {
            eprintln!("skipped: {error}");
            return None;
        }
        let parent = tempfile::tempdir().unwrap();
        fs::set_permissions(parent.path(), Permissions::from_mode(0o755)).unwrap();
        Some(Self { parent })
    }

    pub fn parent(&self) -> &Path {
        self.parent.path()
    }

    pub fn folder(&self) -> PathBuf {
        self.parent.path().join("postgres")
    }

    /// Durable where it is killed, else fast.
    pub fn options(&self, profile: Profile) -> Options {
        Options::new(self.folder()).profile(profile).max_connections(20)
    }

    /// Stops the server that lingers, before its folder goes.
    pub fn end_sharing(&self) {
        drop(self.open());
    }

    pub fn open(&self) -> Cluster {
        Cluster::open(self.options(Profile::Fast)).unwrap()
    }
}

/// Waits for something that another process does.
pub fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < Duration::from_mins(2), "{what}");
        sleep(Duration::from_millis(20));
    }
}

pub fn kill(process: u32) {
    use nix::sys::signal::{Signal, kill};
    let pid = nix::unistd::Pid::from_raw(process.try_into().unwrap());
    kill(pid, Signal::SIGKILL).unwrap();
}

/// Whether the process runs; one that nobody has waited for does not.
pub fn is_alive(process: u32) -> bool {
    let pid = nix::unistd::Pid::from_raw(process.try_into().unwrap());
    let is_zombie = fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| stat.contains(") Z "));
    nix::sys::signal::kill(pid, None) != Err(nix::errno::Errno::ESRCH) && !is_zombie
}
