//! Statements sent through PostgreSQL's own client, so that this crate needs no client library.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::account::without_client_variables;
use crate::error::{Error, Result};
use crate::init::SUPERUSER;
use crate::socket::PORT;

/// Points one of PostgreSQL's client programs at the server.
pub(crate) fn client(program: &Path, socket_folder: &Path) -> Command {
    let mut command = Command::new(program);
    without_client_variables(&mut command);
    command
        .env("PGHOST", socket_folder)
        .env("PGPORT", PORT.to_string())
        .env("PGUSER", SUPERUSER);
    command
        .env("PGAPPNAME", "openimis-localdb")
        .env("PGCLIENTENCODING", "UTF8")
        .env("LC_ALL", "C");
    command
}

/// Runs a script and gives what it printed: a row a line, columns divided by `|`.
pub(crate) fn run(psql: &Path, socket_folder: &Path, database: &str, script: &str) -> Result<String> {
    let mut command = client(psql, socket_folder);
    command
        .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", "-"])
        .env("PGDATABASE", database);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(Error::io("run", psql))?;
    let input = child.stdin.take();
    let output = thread::scope(|scope| {
        // psql may answer before it has read all; when it stops reading, its own message says why.
        scope.spawn(move || input.map(|mut input| input.write_all(script.as_bytes())));
        child.wait_with_output()
    });
    let output = output.map_err(Error::io("run", psql))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout)
            .trim_end_matches('\n')
            .to_owned());
    }
    let message = String::from_utf8_lossy(&output.stderr)
        .trim()
        .replace("psql:<stdin>:", "line ");
    Err(Error::Refused { message })
}
