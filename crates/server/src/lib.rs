//! The command line and the HTTP server of every openIMIS distribution.
//!
//! A distribution is a program of ten lines: its `Cargo.toml` names the modules, its `build.rs` makes sure that they are
//! linked, and its `main` calls [`run`].

mod background;
mod cli;
mod command;
mod demo;
mod gauges;
mod identity;
mod jobs;
mod output;
mod readiness;
mod start;

use clap::Parser;
use std::process::ExitCode;

/// The system's allocator keeps what each thread freed: after a rush of logins, 19 MiB for every password that was being
/// hashed. This one gives it back, and answers a tenth more requests (docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs the command that the command line names; `version` is the distribution's.
#[must_use]
pub fn run(version: &'static str) -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("info")).init();
    let cli = cli::Cli::parse();
    match command::run(cli, version) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
