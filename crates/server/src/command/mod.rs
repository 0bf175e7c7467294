//! One file a command.

mod health;
mod modules;

use crate::cli::{Cli, Command};
use anyhow::{Result, bail};
use openimis_core::registry::Registry;
use std::process::ExitCode;

/// Runs the command.
pub(crate) fn run(cli: Cli, version: &'static str) -> Result<ExitCode> {
    if cli.version {
        println!("openimis {version}");
        return Ok(ExitCode::SUCCESS);
    }
    match cli.command.unwrap_or(Command::Serve) {
        Command::Health { url } => health::run(&url),
        Command::Modules => modules::run(&registry()?),
        other => bail!("{other:?} is not built yet"),
    }
}

/// Assembles what is linked, or says everything that is wrong with it.
fn registry() -> Result<Registry> {
    Registry::linked().map_err(|problems| {
        let lines: Vec<_> = problems.iter().map(|problem| format!("  - {problem}")).collect();
        anyhow::anyhow!("the linked modules do not fit together:\n{}", lines.join("\n"))
    })
}
