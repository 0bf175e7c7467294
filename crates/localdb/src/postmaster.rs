//! The file `postmaster.pid`, in which a server says who and how it is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::process;

/// What a running server says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Postmaster {
    pub(crate) pid: i32,
    pub(crate) socket_folder: PathBuf,
    pub(crate) is_ready: bool,
}

/// The server that runs on the data folder, if there is one.
///
/// # Errors
/// When a leftover file, whose process number now belongs to something else, cannot be removed.
pub(crate) fn running(data: &Path) -> Result<Option<Postmaster>> {
    let file = data.join("postmaster.pid");
    let Some(postmaster) = fs::read_to_string(&file).ok().as_deref().and_then(parse) else {
        return Ok(None);
    };
    if !process::exists(postmaster.pid) {
        // PostgreSQL itself clears what a crash left.
        return Ok(None);
    }
    if process::is_alive(postmaster.pid) && process::is_server_of(postmaster.pid, data) {
        return Ok(Some(postmaster));
    }
    // PostgreSQL only asks whether the number is taken, and would refuse to start.
    log::warn!(
        "{} is left over: process {} is not its server",
        file.display(),
        postmaster.pid
    );
    fs::remove_file(&file).map_err(Error::io("remove", &file))?;
    Ok(None)
}

/// Lines: pid, data folder, start time, port, socket folder, address, shared memory, state.
fn parse(text: &str) -> Option<Postmaster> {
    let lines: Vec<&str> = text.lines().collect();
    let pid: i32 = lines.first()?.trim().parse().ok()?;
    // A file is written in steps: while the server starts, the later lines are absent.
    let socket_folder = lines
        .get(4)
        .map(|line| PathBuf::from(line.trim_end()))
        .unwrap_or_default();
    let is_ready = lines.get(7).is_some_and(|state| state.trim() == "ready");
    // A backend running alone notes its number negated.
    (pid != 0).then(|| Postmaster {
        pid: pid.abs(),
        socket_folder,
        is_ready,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_ready_server() {
        let text = "4711\n/srv/data\n1764000000\n5432\n/srv/run\n\n  1234567 98304\nready   \n";
        let expected = Postmaster {
            pid: 4711,
            socket_folder: PathBuf::from("/srv/run"),
            is_ready: true,
        };
        assert_eq!(parse(text), Some(expected));
    }

    #[test]
    fn the_file_of_a_server_that_is_starting() {
        let text = "4711\n/srv/data\n1764000000\n5432\n";
        let postmaster = parse(text).unwrap();
        assert_eq!((postmaster.pid, postmaster.is_ready), (4711, false));
        assert!(!parse("4711\n\n\n\n\n\n\nstarting\n").unwrap().is_ready);
    }

    #[test]
    fn a_broken_file_is_no_server() {
        assert_eq!(parse(""), None);
        assert_eq!(parse("what\n"), None);
    }
}
