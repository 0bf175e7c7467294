//! `openimis job`: scheduled work, looked at and asked for.

use super::migrate;
use crate::cli::JobCommand;
use crate::jobs;
use crate::output::print;
use crate::start::{self, Started};
use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use openimis_core::job::{JobOverview, LastRun, Occasion, Outcome, attempt, overview};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(config: &Path, command: &JobCommand) -> Result<ExitCode> {
    let started = start::start(config)?;
    jobs::check(&started)?;
    super::block_on(async {
        migrate::prepare(&started).await?;
        match command {
            JobCommand::List => list(&started).await,
            JobCommand::Run { name } => run_now(&started, name).await,
        }
    })
}

async fn list(started: &Started) -> Result<ExitCode> {
    let mut connection = started.database.connect().await?;
    let zone = started.platform.time_zone();
    let mut text = String::new();
    for job in overview(&started.platform, &mut connection).await? {
        describe(&mut text, &job, zone)?;
    }
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn describe(text: &mut String, job: &JobOverview, zone: Tz) -> Result<()> {
    let (name, doc, schedule) = (job.job.name, job.job.doc, job.schedule);
    writeln!(
        text,
        "{name} - {doc}\n  due   {schedule}; next {}",
        local(job.next, zone)
    )?;
    match &job.last {
        None => writeln!(text, "  last  never")?,
        Some(last) => writeln!(text, "  last  {}; {}", local(Some(last.started_at), zone), became(last))?,
    }
    Ok(())
}

fn local(instant: Option<DateTime<Utc>>, zone: Tz) -> String {
    instant.map_or_else(
        || "never".to_owned(),
        |instant| instant.with_timezone(&zone).format("%F %H:%M:%S %Z").to_string(),
    )
}

/// What became of a run. One without an end is under way, or was cut off, which only its lock could tell.
fn became(last: &LastRun) -> String {
    let detail = last.detail.as_deref().unwrap_or_default();
    match last.ended_at {
        None => "under way, or cut off".to_owned(),
        Some(_) if last.failed => format!("failed: {detail}"),
        Some(ended) => format!("took {} s: {detail}", (ended - last.started_at).num_seconds()),
    }
}

async fn run_now(started: &Started, name: &str) -> Result<ExitCode> {
    let Some(job) = started.platform.registry.job(name) else {
        bail!("there is no job {name}; `openimis job list` tells those that are");
    };
    let attempt = attempt(&started.platform, &started.database, job, Occasion::Asked).await?;
    match attempt.outcome {
        Outcome::Done(detail) => {
            print(&format!("{name}: {detail}\n"))?;
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Failed(detail) => bail!("job {name} failed: {detail}"),
        Outcome::Elsewhere | Outcome::NotDue => bail!("job {name} is being run by another server just now"),
    }
}
