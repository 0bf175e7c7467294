//! The command line.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// openIMIS, the open-source system for managing health insurance.
#[derive(Debug, Parser)]
#[command(name = "openimis", disable_version_flag = true)]
pub(crate) struct Cli {
    /// Settings file; see `openimis config sample`.
    #[arg(long, global = true, default_value = "openimis.toml", env = "OPENIMIS_CONFIG")]
    pub(crate) config: PathBuf,
    /// Prints the version.
    #[arg(short = 'V', long)]
    pub(crate) version: bool,
    /// What to do; without it the server is started.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Starts the server. Without `DATABASE_URL` it runs a private demonstration database.
    Serve,
    /// Brings the database to what the linked modules need.
    Migrate {
        /// Prints what would be done and does nothing.
        #[arg(long)]
        plan: bool,
    },
    /// Checks modules, settings and database, and prints everything that is wrong.
    Check,
    /// Prints the linked modules with what each brings.
    Modules,
    /// Fills a private database with a demonstration country.
    Demo {
        /// How many villages.
        #[arg(long, default_value_t = 64)]
        villages: u32,
        /// How many health facilities.
        #[arg(long, default_value_t = 15)]
        facilities: u32,
        /// The same seed makes the same country.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Settings.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Prints the OpenAPI document of this distribution.
    Openapi,
    /// Asks a running server whether it lives; for container health checks.
    Health {
        /// Address to ask.
        #[arg(default_value = "http://127.0.0.1:8080/health/live")]
        url: String,
    },
}

/// What can be done with settings.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Prints a settings file with every key, its documentation and its default.
    Sample,
}
