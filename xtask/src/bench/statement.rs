//! The SQL of a request, from PostgreSQL's own log: what is measured as floor is what the server really sent.

use super::cases::Case;
use super::http::Connection;
use super::load::next_number;
use super::server::Server;
use anyhow::{Context, Result};
use openimis_localdb::Cluster;
use std::fs;
use std::thread::sleep;
use std::time::Duration;

/// How every line of the log must begin: program, process, end of the prefix.
pub(super) const LOG_PREFIX: &str = "%a %p|";
/// What the server calls itself.
const PROGRAM: &str = "openimis ";
/// Time for settings and log lines to arrive.
const PAUSE: Duration = Duration::from_millis(300);

/// A statement with its parameters as texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) text: String,
    /// `None` is NULL.
    pub(super) parameters: Vec<Option<String>>,
}

/// All statements of one request, `BEGIN` and `COMMIT` included.
pub(super) fn of(cluster: &Cluster, server: &Server, case: &Case) -> Result<Vec<Statement>> {
    cluster.query("postgres", "ALTER SYSTEM SET log_statement = 'all';")?;
    let logged = reload(cluster).and_then(|()| logged(cluster, server, case));
    cluster.query("postgres", "ALTER SYSTEM RESET log_statement;")?;
    reload(cluster)?;
    Ok(parse(&logged?))
}

fn reload(cluster: &Cluster) -> Result<()> {
    cluster.query("postgres", "SELECT pg_reload_conf();")?;
    sleep(PAUSE);
    Ok(())
}

fn logged(cluster: &Cluster, server: &Server, case: &Case) -> Result<String> {
    let log = cluster.log_file();
    let before = fs::metadata(&log)?.len();
    Connection::open(server.address)?.send(&(case.request)(next_number()))?;
    sleep(PAUSE);
    let text = fs::read(&log)?;
    let new = text.get(usize::try_from(before)?..).context("the log was cut")?;
    Ok(String::from_utf8_lossy(new).into_owned())
}

fn parse(log: &str) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    // what follows the first line of an entry is set in
    for line in log.replace("\n\t", " ").lines() {
        let Some(said) = line.strip_prefix(PROGRAM).and_then(|rest| rest.split_once('|')) else {
            continue;
        };
        if let Some(parameters) = said.1.strip_prefix("DETAIL:  parameters: ") {
            if let Some(last) = found.last_mut() {
                last.parameters = parse_parameters(parameters);
            }
        } else if let Some(text) = text_of(said.1) {
            found.push(Statement {
                text: text.to_owned(),
                parameters: Vec::new(),
            });
        }
    }
    found
}

/// `LOG:  execute s3: SELECT …` or `LOG:  statement: BEGIN`
fn text_of(said: &str) -> Option<&str> {
    let said = said.strip_prefix("LOG:  ")?;
    let (how, text) = said.split_once(": ")?;
    (how == "statement" || how.starts_with("execute ")).then_some(text)
}

/// `$1 = 'it''s', $2 = NULL`
fn parse_parameters(text: &str) -> Vec<Option<String>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, value)) = rest.split_once(" = ") {
        if let Some(quoted) = value.strip_prefix('\'') {
            let (value, after) = unquote(quoted);
            found.push(Some(value));
            rest = after;
        } else {
            found.push(None);
            rest = value;
        }
    }
    found
}

/// The text up to the quote that is not doubled, and what follows it.
fn unquote(quoted: &str) -> (String, &str) {
    let mut value = String::new();
    let mut rest = quoted;
    while let Some((part, after)) = rest.split_once('\'') {
        value.push_str(part);
        let Some(more) = after.strip_prefix('\'') else {
            return (value, after);
        };
        value.push('\'');
        rest = more;
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::{Statement, parse};

    #[test]
    fn statements_of_the_server_with_their_parameters() {
        let log = "openimis 12|LOG:  statement: BEGIN\n\
            psql 13|LOG:  statement: SELECT 1\n\
            openimis 12|LOG:  execute s3: SELECT a FROM b\n\tWHERE c = $1 AND d = $2 AND e = $3\n\
            openimis 12|DETAIL:  parameters: $1 = 'it''s', $2 = NULL, $3 = '{1,2}'\n";
        let parameters = vec![Some("it's".to_owned()), None, Some("{1,2}".to_owned())];
        let expected = [
            Statement {
                text: "BEGIN".to_owned(),
                parameters: Vec::new(),
            },
            Statement {
                text: "SELECT a FROM b WHERE c = $1 AND d = $2 AND e = $3".to_owned(),
                parameters,
            },
        ];
        assert_eq!(parse(log), expected);
    }
}
