//! A small process that outlives its starter and stops the server when nobody holds the data folder any more,
//! so that not even `kill -9` leaves a server behind.

use std::os::unix::process::CommandExt;
use std::process::{Child, Stdio};
use std::time::Duration;

use nix::sys::signal::Signal;

use crate::process;
use crate::site::Site;

/// Waits for the lock that all holders hold, gives newcomers time, and stops the server if the lock is still free.
/// Newcomers wait for the lock meanwhile. Arguments: lock file, seconds, `pg_ctl`, data folder.
const SCRIPT: &str = r#"
while flock "$1" true; do
    sleep "$2"
    flock -n "$1" sh -c '"$1" stop -D "$2" -m fast -s; exit 0' sh "$3" "$4" && exit 0
done
"#;

/// The process that waits.
#[derive(Debug)]
pub(crate) struct Keeper {
    child: Child,
}

impl Keeper {
    /// Starts the process. There is none where the program `flock` is absent (macOS): there a server
    /// whose owner was killed stays up until the next start, which stops it.
    pub(crate) fn spawn(site: &Site, linger: Duration) -> Option<Self> {
        if !Self::is_possible() {
            return None;
        }
        let mut shell = site.account.command("/bin/sh");
        shell.args(["-c", SCRIPT, "openimis-keeper"]).arg(site.folder.lock());
        shell
            .arg(linger.as_secs().to_string())
            .arg(site.programs.path("pg_ctl"))
            .arg(site.folder.data());
        // A group of its own: Ctrl-C in the terminal is not meant for it.
        shell.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        shell
            .spawn()
            .inspect_err(|error| log::warn!("no keeper for the cluster: {error}"))
            .map(|child| Self { child })
            .ok()
    }

    /// Whether the program `flock` is on `PATH`.
    pub(crate) fn is_possible() -> bool {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join("flock").is_file())
    }

    /// Ends the process, when the server has been stopped otherwise.
    pub(crate) fn dismiss(mut self) {
        if let Ok(pid) = i32::try_from(self.child.id()) {
            // The whole group: the shell and the program that it waits for.
            let sent = process::send(-pid, Signal::SIGKILL);
            if sent
                .and_then(|()| {
                    self.child
                        .wait()
                        .map_err(crate::Error::io("wait for", "the keeper".as_ref()))
                })
                .is_err()
            {
                log::debug!("the keeper {pid} could not be ended");
            }
        }
    }
}
