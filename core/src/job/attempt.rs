//! One attempt at a job: lock, look, decide, run, note.

use super::record::{self, LastRun};
use super::settings::JobSettings;
use super::{JobRun, due};
use crate::database::Database;
use crate::declare::Job;
use crate::error::Error;
use crate::platform::Platform;
use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};

/// Why a job is attempted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// It may be due; this server looks since this instant.
    Clock(DateTime<Utc>),
    /// Somebody asks for it, whatever its schedule.
    Asked,
}

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It ran to its end, and says what it did.
    Done(String),
    /// It ran into this error, and will be tried again.
    Failed(String),
    /// It is not due.
    NotDue,
    /// Another server, or another command line, is at it.
    Elsewhere,
}

/// An attempt that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// What it came to.
    pub outcome: Outcome,
    /// When the job is due next; not known while another server is at it, and never if so set.
    pub next: Option<DateTime<Utc>>,
}

/// Runs the job if it is due, or asked for, and nobody else is at it.
///
/// It has a connection of its own, whose lock ends with it: a server that dies leaves the job to the others.
///
/// # Errors
/// When the database cannot be reached, or refuses the bookkeeping; the job's own errors are an [`Outcome`].
pub async fn attempt(
    platform: &Platform,
    database: &Database,
    job: &Job,
    occasion: Occasion,
) -> Result<Attempt, Error> {
    let mut connection = database.connect().await?;
    if !lock(&mut connection, job.name).await? {
        let outcome = Outcome::Elsewhere;
        return Ok(Attempt { outcome, next: None });
    }
    // a country's policies take longer than any request may
    connection.batch_execute("SET statement_timeout = 0").await?;
    let last = record::last(&mut connection, job.name).await?;
    let outcome = if is_due(platform, job, last.as_ref(), occasion) {
        run(&mut connection, platform, job, last.as_ref()).await?
    } else {
        Outcome::NotDue
    };
    let last = record::last(&mut connection, job.name).await?;
    let since = match occasion {
        Occasion::Clock(since) => since,
        Occasion::Asked => platform.clock.now(),
    };
    let next = next(platform, job, last.as_ref(), since);
    Ok(Attempt { outcome, next })
}

fn is_due(platform: &Platform, job: &Job, last: Option<&LastRun>, occasion: Occasion) -> bool {
    match occasion {
        Occasion::Asked => true,
        Occasion::Clock(since) => next(platform, job, last, since).is_some_and(|due| due <= platform.clock.now()),
    }
}

/// When the job is to be done next, as the settings say.
pub(super) fn next(
    platform: &Platform,
    job: &Job,
    last: Option<&LastRun>,
    since: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let schedule = platform.settings.get::<JobSettings>().schedule(job);
    due::next(schedule, platform.time_zone(), last, since)
}

async fn run(
    connection: &mut AsyncPgConnection,
    platform: &Platform,
    job: &Job,
    last: Option<&LastRun>,
) -> Result<Outcome, Error> {
    let unfinished = last.filter(|last| last.failed || last.ended_at.is_none());
    let left_off = unfinished.and_then(|last| last.progress.clone());
    let id = record::begin(connection, job.name, left_off.as_ref(), platform.clock.now()).await?;
    let mut run = JobRun {
        connection: &mut *connection,
        platform,
        id,
        left_off,
    };
    let done = (job.run)(&mut run).await.map_err(|error| error.to_string());
    record::end(connection, id, &done, platform.clock.now()).await?;
    Ok(match done {
        Ok(detail) => Outcome::Done(detail),
        Err(detail) => Outcome::Failed(detail),
    })
}

async fn lock(connection: &mut AsyncPgConnection, job: &str) -> Result<bool, Error> {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = Bool)]
        held: bool,
    }
    let row: Row = diesel::sql_query("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held")
        .bind::<Text, _>(format!("openimis job {job}"))
        .get_result(connection)
        .await?;
    Ok(row.held)
}
