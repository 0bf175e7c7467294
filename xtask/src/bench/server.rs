//! The server that is measured: its own process, on a database and a data folder of the bench.

use super::http::{self, Connection};
use super::process::{self, Usage};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A start that takes longer has failed.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
    pub(super) address: SocketAddr,
    /// From the start of the process until it called itself ready.
    pub(super) started_in: Duration,
}

/// Name and password of the demonstration's users.
#[derive(Debug)]
pub(super) struct Logins {
    lines: Vec<(String, String)>,
}

impl Server {
    pub(super) fn start(program: &Path, folder: &Path, database: &str) -> Result<Self> {
        let address = free_address()?;
        let log = File::create(folder.join("server.log"))?;
        let started = Instant::now();
        let child = command(program, folder, database)
            .arg("serve")
            .env("OPENIMIS__SERVER__ADDRESS", address.to_string())
            .env("OPENIMIS__SERVER__RATE_LIMIT", "0")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        let mut server = Self {
            child,
            address,
            started_in: Duration::ZERO,
        };
        while !server.is_ready() {
            if started.elapsed() > PATIENCE || server.child.try_wait()?.is_some() {
                bail!(
                    "the server does not start:\n{}",
                    fs::read_to_string(folder.join("server.log"))?
                );
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        server.started_in = started.elapsed();
        Ok(server)
    }

    fn is_ready(&self) -> bool {
        let asked = Connection::open(self.address).and_then(|mut connection| {
            let answer = connection.send(&http::request("GET", "/health/ready", None, None))?;
            Ok(answer.status)
        });
        matches!(asked, Ok(200))
    }

    /// Its id.
    pub(super) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Kilobytes.
    pub(super) fn memory(&self) -> Result<u64> {
        process::memory(self.child.id())
    }

    pub(super) fn usage(&self) -> Result<Usage> {
        Usage::of(self.child.id())
    }

    /// An access token of this user.
    pub(super) fn log_in(&self, logins: &Logins, username: &str) -> Result<String> {
        let mut connection = Connection::open(self.address)?;
        let answer = connection.send(&logins.request(username)?)?;
        let document: serde_json::Value = serde_json::from_slice(answer.body)?;
        let token = document.get("access_token").and_then(serde_json::Value::as_str);
        token
            .map(str::to_owned)
            .with_context(|| format!("no token: {document}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // it owns nothing that a sudden end could harm
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Logins {
    /// Reads them where `openimis demo` noted them.
    pub(super) fn read(data: &Path) -> Result<Self> {
        let text = fs::read_to_string(data.join("demo-logins.txt"))?;
        let words = text.lines().map(str::split_whitespace);
        let lines = words.filter_map(|mut words| Some((words.next()?.to_owned(), words.next()?.to_owned())));
        Ok(Self { lines: lines.collect() })
    }

    /// The request that logs this user in.
    pub(super) fn request(&self, username: &str) -> Result<Vec<u8>> {
        let found = self.lines.iter().find(|(name, _)| name == username);
        let (name, password) = found.with_context(|| format!("no login of {username}"))?;
        let form = format!("grant_type=password&username={name}&password={password}");
        let body = ("application/x-www-form-urlencoded", form.as_str());
        Ok(http::request("POST", "/api/v1/auth/token", None, Some(body)))
    }
}

/// Makes tables, roles, users, and people with their policies.
pub(super) fn make_demo(program: &Path, data: &Path, database: &str, families: u32) -> Result<()> {
    fs::create_dir_all(data)?;
    let families = families.to_string();
    let country = [
        "demo",
        "--villages",
        "400",
        "--facilities",
        "10",
        "--families",
        &families,
    ];
    finish(command(program, data, database).args(country))
}

/// Brings a database that an earlier program filled up to date.
pub(super) fn migrate(program: &Path, data: &Path, database: &str) -> Result<()> {
    finish(command(program, data, database).arg("migrate"))
}

/// Waits for a command that must succeed.
pub(super) fn finish(command: &mut Command) -> Result<()> {
    let output = command.output()?;
    if !output.status.success() {
        bail!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// The program on this database, with its data in this folder.
pub(super) fn command(program: &Path, folder: &Path, database: &str) -> Command {
    let mut command = Command::new(program);
    // there is no openimis.toml in this folder
    command
        .current_dir(folder)
        .env("DATABASE_URL", database)
        .env("OPENIMIS__SERVER__DATA_FOLDER", folder)
        .env("OPENIMIS__SERVER__MODE", "demo");
    command
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
