//! Questions about processes that are not our children.

use std::path::Path;
use std::process::Command;

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::error::{Error, Result};

/// Whether the number is taken, be it by a process that ended and waits for its parent to notice.
pub(crate) fn exists(pid: i32) -> bool {
    matches!(kill(Pid::from_raw(pid), None), Ok(()) | Err(Errno::EPERM))
}

/// Whether the process runs.
pub(crate) fn is_alive(pid: i32) -> bool {
    exists(pid) && !is_zombie(pid)
}

/// Whether the live process is the server of this data folder, and not another that got its number later.
pub(crate) fn is_server_of(pid: i32, data: &Path) -> bool {
    // The server's working directory is its data folder.
    if let Ok(directory) = std::fs::read_link(format!("/proc/{pid}/cwd")) {
        return data.canonicalize().is_ok_and(|data| data == directory);
    }
    let name = std::fs::read_to_string(format!("/proc/{pid}/comm"))
        .ok()
        .or_else(|| ps(pid, "comm="));
    // When nothing can be learnt, the careful answer is yes.
    name.is_none_or(|name| name.contains("postgres") || name.contains("postmaster"))
}

/// Sends a signal; a process that is gone already is fine.
pub(crate) fn send(pid: i32, signal: Signal) -> Result<()> {
    match kill(Pid::from_raw(pid), signal) {
        Ok(()) | Err(Errno::ESRCH) => Ok(()),
        Err(errno) => Err(Error::Io {
            action: format!("signal process {pid}"),
            source: errno.into(),
        }),
    }
}

fn is_zombie(pid: i32) -> bool {
    let state = match std::fs::read_to_string(format!("/proc/{pid}/stat")) {
        // `17 (name, which may hold anything) Z …`
        Ok(stat) => stat.rsplit_once(')').map(|(_, rest)| rest.trim_start().to_owned()),
        Err(_) => ps(pid, "stat="),
    };
    state.is_some_and(|state| state.starts_with('Z'))
}

/// Where there is no `/proc`.
fn ps(pid: i32, column: &str) -> Option<String> {
    let output = Command::new("ps")
        .args(["-o", column, "-p", &pid.to_string()])
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
