//! Starting and stopping the server process.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use crate::error::{Error, Result};
use crate::options::Options;
use crate::site::Site;
use crate::{init, postmaster, process, settings, socket};

const PAUSE: Duration = Duration::from_millis(10);
/// After `kill -9` of the server, its parts end by themselves but hold the shared memory until then.
const ORPHANS_END: Duration = Duration::from_secs(20);
/// An immediate stop ends at once unless the machine is in trouble.
const IMMEDIATE_STOP: Duration = Duration::from_secs(10);
const LARGEST_LOG: u64 = 10 * 1024 * 1024;
const TAIL_LINES: usize = 15;

/// Starts the server and waits until it accepts connections; makes the cluster first where there is none.
pub(crate) fn start(site: &Site, options: &Options, socket_folder: &Path) -> Result<Child> {
    if site.folder.major()?.is_none() {
        init::create(site, options)?;
    }
    settings::write(site, options, socket_folder)?;
    socket::clear(socket_folder)?;
    let since = Instant::now();
    loop {
        match attempt(site, options) {
            Err(Error::NotStarted { tail, .. })
                if tail.contains("is still in use") && since.elapsed() < ORPHANS_END =>
            {
                sleep(PAUSE * 20);
            }
            outcome => return outcome,
        }
    }
}

/// Stops the server, if one runs on this folder: fast, and if that takes too long, immediately.
pub(crate) fn stop(site: &Site, child: Option<&mut Child>, timeout: Duration) -> Result<()> {
    let Some(running) = postmaster::running(&site.folder.data())? else {
        reap(child);
        return Ok(());
    };
    process::send(running.pid, Signal::SIGINT)?;
    if !ends(running.pid, timeout) {
        log::warn!("PostgreSQL does not stop within {timeout:?}: stopping it at once, the next start recovers");
        process::send(running.pid, Signal::SIGQUIT)?;
        if !ends(running.pid, IMMEDIATE_STOP) {
            return Err(Error::NotStopped { process: running.pid });
        }
    }
    reap(child);
    Ok(())
}

fn attempt(site: &Site, options: &Options) -> Result<Child> {
    let (log, before) = open_log(site)?;
    let errors = log.try_clone().map_err(Error::io("open", &site.folder.log()))?;
    let mut command = site.account.command(site.programs.path("postgres"));
    // A group of its own: on Ctrl-C in the terminal, requests in flight still need the database.
    command
        .arg("-D")
        .arg(site.folder.data())
        .stdout(log)
        .stderr(errors)
        .stdin(Stdio::null())
        .process_group(0);
    let mut child = command
        .spawn()
        .map_err(Error::io("run", &site.programs.path("postgres")))?;
    let since = Instant::now();
    loop {
        let ended = child
            .try_wait()
            .map_err(Error::io("wait for", &site.programs.path("postgres")))?
            .is_some();
        let is_ready = !ended && is_ready(site, &child)?;
        if is_ready {
            return Ok(child);
        }
        if ended || since.elapsed() > options.start_timeout {
            if !ended {
                stop(site, Some(&mut child), IMMEDIATE_STOP)?;
            }
            return Err(Error::NotStarted {
                log: site.folder.log(),
                tail: tail(&site.folder.log(), before),
            });
        }
        sleep(PAUSE);
    }
}

fn is_ready(site: &Site, child: &Child) -> Result<bool> {
    let running = postmaster::running(&site.folder.data())?;
    Ok(running.is_some_and(|server| server.is_ready && u32::try_from(server.pid) == Ok(child.id())))
}

fn ends(pid: i32, timeout: Duration) -> bool {
    let since = Instant::now();
    while process::is_alive(pid) {
        if since.elapsed() > timeout {
            return false;
        }
        sleep(PAUSE);
    }
    true
}

/// An ended child keeps its number until it is waited for.
fn reap(child: Option<&mut Child>) {
    if let Some(Err(error)) = child.map(Child::wait) {
        log::debug!("waiting for PostgreSQL: {error}");
    }
}

/// The log and its present length; a large one is put aside first.
fn open_log(site: &Site) -> Result<(File, u64)> {
    let path = site.folder.log();
    if path.metadata().is_ok_and(|metadata| metadata.len() > LARGEST_LOG) {
        let aside = path.with_extension("log.1");
        fs::rename(&path, &aside).map_err(Error::io("rename to", &aside))?;
    }
    let log = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(&path)
        .map_err(Error::io("open", &path))?;
    site.account.give(&path)?;
    let length = log.metadata().map_err(Error::io("look at", &path))?.len();
    Ok((log, length))
}

fn tail(log: &Path, from: u64) -> String {
    let mut text = Vec::new();
    let read = File::open(log).and_then(|mut file| {
        file.seek(SeekFrom::Start(from))?;
        file.read_to_end(&mut text)
    });
    if let Err(error) = read {
        return format!("(unreadable: {error})");
    }
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().rev().take(TAIL_LINES).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}
