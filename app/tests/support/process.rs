//! The server's process and the database behind it.

use openimis_localdb::{Cluster, Options, Profile};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The database in the cluster.
const DATABASE: &str = "openimis";

/// Somebody who can log in.
#[derive(Debug, Clone)]
pub struct Login {
    /// The name.
    pub username: String,
    /// The password.
    pub password: String,
}

/// A running server with demonstration data; all of it is gone when this is dropped.
pub struct Distribution {
    server: Child,
    cluster: Cluster,
    folder: TempDir,
    /// `http://127.0.0.1:…`
    pub address: String,
    /// One login a standard role.
    pub logins: Vec<Login>,
}

impl Distribution {
    /// Migrates an empty database, fills it, and serves it. `settings` are names and values of variables.
    pub fn start(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options::new(folder.path().join("postgres")).profile(Profile::Fast);
        let cluster = Cluster::open(options).unwrap();
        cluster.create_database(DATABASE).unwrap();
        let url = cluster.database_url(DATABASE);
        run(command(folder.path(), &url, settings).arg("migrate"));
        run(command(folder.path(), &url, settings).arg("demo"));
        let noted = std::fs::read_to_string(folder.path().join("data/demo-logins.txt")).unwrap();
        let logins = noted.lines().map(login).collect();
        let (server, address) = serve(&mut command(folder.path(), &url, settings));
        Self {
            server,
            cluster,
            folder,
            address,
            logins,
        }
    }

    /// The login with this name.
    pub fn login(&self, username: &str) -> &Login {
        self.logins.iter().find(|login| login.username == username).unwrap()
    }

    /// What a script prints, a row a line: for what no door can prepare or show.
    pub fn sql(&self, script: &str) -> String {
        self.cluster.query(DATABASE, script).unwrap()
    }

    /// One of PostgreSQL's client programs, pointed at the database.
    pub fn client(&self, program: &str) -> Command {
        let mut command = self.cluster.client(program);
        command.env("PGDATABASE", DATABASE);
        command
    }

    /// Memory that the server has in use, in kilobytes.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }

    /// The server's own files.
    pub fn data_folder(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for Distribution {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The program, told where it is; nothing of the surrounding environment decides what it does.
fn command(folder: &Path, url: &str, settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_openimis"));
    let surrounding = std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("OPENIMIS__"));
    for (name, _) in surrounding {
        command.env_remove(name);
    }
    command
        .current_dir(folder)
        .env("DATABASE_URL", url)
        .env("RUST_LOG", "warn")
        .env("OPENIMIS__SERVER__ADDRESS", "127.0.0.1:0")
        .env("OPENIMIS__SERVER__DATA_FOLDER", folder.join("data"))
        .env("OPENIMIS__SERVER__MODE", "demo")
        .env("OPENIMIS__SERVER__RATE_LIMIT", "0")
        .env("OPENIMIS__SERVER__WORKERS", "1")
        .envs(settings.iter().copied());
    command
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
}

/// Starts the server and waits until it says where it listens.
fn serve(command: &mut Command) -> (Child, String) {
    let mut server = command.arg("serve").stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let mut said = lines.by_ref().map_while(Result::ok);
    let address = said.find_map(|line| {
        let rest = line.strip_prefix("openIMIS listens on ")?;
        Some(rest.split(' ').next()?.to_owned())
    });
    // a server whose words nobody reads would wait for a reader
    std::thread::spawn(move || lines.for_each(drop));
    (server, address.expect("the server ended before it listened"))
}

/// A line of the noted logins: name, password, role.
fn login(line: &str) -> Login {
    let mut words = line.split_whitespace();
    let mut next = || words.next().unwrap().to_owned();
    Login {
        username: next(),
        password: next(),
    }
}
