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
        /// How many families, of five people on average, with their policies and contributions.
        #[arg(long, default_value_t = 200)]
        families: u32,
        /// The same seed makes the same country.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Accounts, for whoever operates the server.
    #[command(subcommand)]
    User(UserCommand),
    /// Settings.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Imports a file. What is wrong is printed by row and column, and then nothing is written. The same file again goes on
    /// where an earlier attempt was interrupted.
    Import {
        /// What the file is about: `insurees`.
        name: String,
        /// The file: CSV or XLSX.
        file: PathBuf,
        /// In whose name; he needs the rights, and what he may not see he cannot import into.
        #[arg(long)]
        user: String,
        /// Checks everything and writes nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Scheduled work.
    #[command(subcommand)]
    Job(JobCommand),
    /// Prints the OpenAPI document of this distribution.
    Openapi,
    /// Prints the GraphQL schema of this distribution.
    Graphql,
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

/// What can be done with scheduled work.
#[derive(Debug, Subcommand)]
pub(crate) enum JobCommand {
    /// Prints the jobs of the linked modules: when each is due, and what became of its last run.
    List,
    /// Runs a job now, whatever its schedule. One that was cut off goes on where it stopped.
    Run {
        /// Its name, such as `core.upkeep`.
        name: String,
    },
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Makes a person who holds the administrators' role. Without `--password-stdin` a password is made and printed.
    CreateAdmin {
        /// Login name; nobody may have or have had it.
        name: String,
        /// E-mail address; without one the password cannot be reset by mail.
        #[arg(long)]
        email: Option<String>,
        /// Family name.
        #[arg(long, default_value = "Administrator")]
        last_name: String,
        /// Given names.
        #[arg(long, default_value = "First")]
        other_names: String,
        /// Reads the password from the first line of the standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Sets another password and ends all sessions of the account. Without `--password-stdin` one is made and printed.
    ResetPassword {
        /// Login name.
        name: String,
        /// Reads the password from the first line of the standard input.
        #[arg(long)]
        password_stdin: bool,
    },
}
