//! `openimis migrate`: brings the database to what the linked modules need.

use crate::start::{self, Started};
use anyhow::Result;
use openimis_core::migration::{self, Plan, Progress};
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(config: &Path, plan_only: bool) -> Result<ExitCode> {
    let started = start::start(config)?;
    super::block_on(async {
        if plan_only {
            print!("{}", plan(&started).await?);
        } else {
            print!("{}", apply(&started).await?);
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// What would be done.
pub(crate) async fn plan(started: &Started) -> Result<Plan> {
    let mut connection = started.database.connect().await?;
    Ok(migration::plan(&mut connection, &started.migrations()).await?)
}

/// Does it; each step is said in the log.
pub(crate) async fn apply(started: &Started) -> Result<Plan> {
    let mut connection = started.database.connect().await?;
    let mut progress = |progress: Progress<'_>| match progress {
        Progress::WaitingForLock => log::info!("migrate: another migration runs, waiting"),
        Progress::Step { step, number, of } => log::info!("migrate {number}/{of}: {step}"),
    };
    Ok(migration::migrate(&mut connection, &started.migrations(), &mut progress).await?)
}
