//! This test program run again as a process that holds a cluster, to be ended in any way.

use std::env;
use std::io::{BufRead, BufReader, stdin};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use openimis_localdb::{Cluster, Options, Profile};

/// A process that holds a cluster.
pub struct Holder {
    child: Child,
    /// It lets go when this closes.
    input: Option<ChildStdin>,
    /// The server's process number.
    pub server: u32,
}

impl Holder {
    /// Starts `hold` below with `mode` (`own` or `share`) in a process prepared by `prepare`.
    pub fn start(mode: &str, folder: &Path, prepare: impl FnOnce(&mut Command)) -> std::io::Result<Self> {
        let mut command = Command::new(env::current_exe()?);
        command.args(["--exact", "holder::hold", "--ignored", "--nocapture"]);
        command
            .env("HOLD_MODE", mode)
            .env("HOLD_FOLDER", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        prepare(&mut command);
        let mut child = command.spawn()?;
        let input = child.stdin.take();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // libtest prints `test holder::hold ... ` before it, on the same line.
        let line = lines.find_map(|line| Some(line.ok()?.split_once("HELD ")?.1.to_owned()));
        let server = line
            .expect("the holder says which server it holds")
            .trim()
            .parse()
            .unwrap();
        // Keeps reading, or the holder could not write its last lines.
        std::thread::spawn(move || lines.count());
        Ok(Self { child, input, server })
    }

    pub fn quit(mut self) {
        drop(self.input.take());
        assert!(self.child.wait().unwrap().success());
    }

    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
#[ignore = "run by other tests as a process of its own"]
fn hold() {
    let (Ok(mode), Some(folder)) = (env::var("HOLD_MODE"), env::var_os("HOLD_FOLDER")) else {
        return;
    };
    let options = Options::new(folder)
        .profile(Profile::Durable)
        .max_connections(20)
        .linger(Duration::ZERO);
    let cluster = if mode == "own" {
        Cluster::open(options)
    } else {
        Cluster::shared(options)
    }
    .unwrap();
    println!("HELD {}", cluster.process().unwrap());
    let _end = stdin().read_line(&mut String::new());
    if env::var_os("HOLD_FORGET").is_some() {
        // As a static does: the process ends without dropping it.
        std::mem::forget(cluster);
    }
}
