//! What the figures were measured on.

use crate::workspace;
use anyhow::Result;
use openimis_localdb::Cluster;
use std::fs;
use std::process::Command;

/// Lines of a table: what, and which.
pub(super) fn describe(cluster: &Cluster) -> Result<Vec<(&'static str, String)>> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let version = cluster.query("postgres", "SHOW server_version;")?;
    Ok(vec![
        ("processor", value_of("/proc/cpuinfo", "model name")),
        (
            "cores",
            format!("{cores}, shared by server, PostgreSQL and load generator"),
        ),
        ("memory", value_of("/proc/meminfo", "MemTotal")),
        ("load of the machine, mean of 15 minutes with the run", load()),
        ("PostgreSQL", version.trim().to_owned()),
        ("commit", commit()),
    ])
}

fn value_of(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.map_or_else(
        || "unknown".to_owned(),
        |rest| rest.trim_start_matches([' ', '\t', ':']).to_owned(),
    )
}

/// The mean of the last fifteen minutes tells of other work on the machine.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().nth(2).unwrap_or("unknown").to_owned()
}

fn commit() -> String {
    let output = Command::new("git")
        .args(["describe", "--always", "--dirty"])
        .current_dir(workspace::root())
        .output();
    output.map_or_else(
        |_| "unknown".to_owned(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}
