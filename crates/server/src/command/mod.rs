//! One file a command.

mod check;
mod config;
mod demo;
mod graphql;
mod health;
mod import;
mod job;
mod migrate;
mod modules;
mod openapi;
mod serve;
mod user;

use crate::cli::{Cli, Command, ConfigCommand};
use crate::output::print;
use anyhow::Result;
use openimis_core::declare::DemoPlan;
use std::future::Future;
use std::process::ExitCode;

/// Runs the command.
pub(crate) fn run(cli: Cli, version: &'static str) -> Result<ExitCode> {
    if cli.version {
        print(&format!("openimis {version}\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = cli.config.as_path();
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(config),
        Command::Migrate { plan } => migrate::run(config, plan),
        Command::Check => check::run(config),
        Command::Modules => modules::run(),
        Command::Demo {
            villages,
            facilities,
            families,
            seed,
        } => demo::run(
            config,
            DemoPlan {
                seed,
                villages,
                facilities,
                families,
            },
        ),
        Command::User(command) => user::run(config, command),
        Command::Config(ConfigCommand::Sample) => config::sample(),
        Command::Import {
            name,
            file,
            user,
            dry_run,
        } => import::run(
            config,
            &import::Asked {
                name: &name,
                file: &file,
                user: &user,
                dry_run,
            },
        ),
        Command::Job(command) => job::run(config, &command),
        Command::Openapi => openapi::run(),
        Command::Graphql => graphql::run(),
        Command::Health { url } => health::run(&url),
    }
}

/// Runs a command that asks the database.
fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    actix_web::rt::System::new().block_on(work)
}
