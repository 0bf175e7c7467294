//! `openimis migrate`: brings the database to what the linked modules need.

use crate::output::print;
use crate::start::{self, Started};
use anyhow::{Result, bail};
use openimis_core::migration::{self, Plan, Progress};
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(config: &Path, plan_only: bool) -> Result<ExitCode> {
    let started = start::start(config)?;
    super::block_on(async {
        if plan_only {
            print(&plan(&started).await?.to_string())?;
        } else {
            print(&apply(&started).await?.to_string())?;
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

/// A private database is migrated; any other one must be: the server's own role may not change tables.
pub(crate) async fn prepare(started: &Started) -> Result<()> {
    if started.cluster.is_some() {
        let report = apply(started).await?;
        if !report.differences.is_empty() {
            bail!("the private database does not fit:\n{}", report.differences);
        }
    } else {
        let plan = plan(started).await?;
        if !plan.is_done() {
            bail!(
                "the database is not what the linked modules need; run `openimis migrate`, which would do this:\n{plan}"
            );
        }
    }
    let mut connection = started.database.connect().await?;
    let now = started.platform.clock.now();
    started.platform.settings.reload(&mut connection, now).await?;
    Ok(())
}
