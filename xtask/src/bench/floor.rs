//! What PostgreSQL alone does with the same SQL: pgbench, prepared statements, the same number of connections.

use super::statement::Statement;
use anyhow::{Context, Result, bail};
use openimis_localdb::Cluster;
use std::path::Path;
use std::time::Duration;

/// Statements in a second; nothing, with a message, where pgbench is not installed.
pub(super) fn measure(
    cluster: &Cluster,
    database: &str,
    folder: &Path,
    statement: &Statement,
    connections: usize,
    time: Duration,
) -> Result<Option<u64>> {
    let file = folder.join("floor.sql");
    std::fs::write(&file, script(statement))?;
    let mut command = cluster.client("pgbench");
    for (index, parameter) in statement.parameters.iter().enumerate() {
        let value = parameter.as_ref().context("pgbench cannot bind NULL")?;
        command.arg("-D").arg(format!("p{}={value}", index + 1));
    }
    // as the server's sessions
    command.env("PGOPTIONS", "-c enable_memoize=off");
    let threads = connections.min(2);
    command
        .args([
            "-n",
            "-M",
            "prepared",
            "-c",
            &connections.to_string(),
            "-j",
            &threads.to_string(),
        ])
        .args(["-T", &time.as_secs().max(1).to_string(), "-f"])
        .arg(&file)
        .arg(database);
    let output = match command.output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("no floor is measured: pgbench is not installed");
            return Ok(None);
        }
        Err(error) => return Err(error.into()),
    };
    let text = String::from_utf8_lossy(&output.stdout);
    match rate(&text) {
        Some(rate) if output.status.success() => Ok(Some(rate)),
        _ => bail!("pgbench: {text}{}", String::from_utf8_lossy(&output.stderr)),
    }
}

/// The statement with pgbench's names for its parameters.
fn script(statement: &Statement) -> String {
    let mut text = statement.text.clone();
    for index in (1..=statement.parameters.len()).rev() {
        text = text.replace(&format!("${index}"), &format!(":p{index}"));
    }
    format!("{text};\n")
}

/// `tps = 8031.5 (without initial connection time)`
fn rate(output: &str) -> Option<u64> {
    let line = output.lines().rev().find_map(|line| line.strip_prefix("tps = "))?;
    line.split(['.', ' ']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Statement, rate, script};

    #[test]
    fn parameters_get_pgbench_names() {
        let statement = Statement {
            text: "SELECT $1, $10, $2".to_owned(),
            parameters: vec![Some(String::new()); 10],
        };
        assert_eq!(script(&statement), "SELECT :p1, :p10, :p2;\n");
    }

    #[test]
    fn the_rate_is_read() {
        let output = "latency average = 0.124 ms\ntps = 8031.512 (without initial connection time)\n";
        assert_eq!(rate(output), Some(8031));
        assert_eq!(rate("pgbench: error"), None);
    }
}
