//! The table of runs.

use crate::schema::job::job_runs;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::{max, not};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

/// How long runs are remembered; the last one of each job for ever.
const KEPT_FOR: TimeDelta = TimeDelta::days(90);

/// The last time that a job was begun.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = job_runs)]
pub struct LastRun {
    /// The job's name.
    pub job: String,
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// When it came to its end; without one it is under way, or was cut off.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether its end was an error.
    pub failed: bool,
    /// What it came to, or the error.
    pub detail: Option<String>,
    /// How far it got.
    pub progress: Option<Value>,
}

/// The last run of this job.
pub(super) async fn last(connection: &mut AsyncPgConnection, job: &str) -> QueryResult<Option<LastRun>> {
    job_runs::table
        .filter(job_runs::job.eq(job))
        .order(job_runs::id.desc())
        .select(LastRun::as_select())
        .first(connection)
        .await
        .optional()
}

/// The last run of every job that ever ran.
pub(super) async fn last_of_each(connection: &mut AsyncPgConnection) -> QueryResult<Vec<LastRun>> {
    job_runs::table
        .distinct_on(job_runs::job)
        .order((job_runs::job, job_runs::id.desc()))
        .select(LastRun::as_select())
        .load(connection)
        .await
}

/// Notes that a job begins, with the progress from which it goes on; answers the run's key.
pub(super) async fn begin(
    connection: &mut AsyncPgConnection,
    job: &str,
    progress: Option<&Value>,
    now: DateTime<Utc>,
) -> QueryResult<i64> {
    diesel::insert_into(job_runs::table)
        .values((
            job_runs::job.eq(job),
            job_runs::started_at.eq(now),
            job_runs::progress.eq(progress),
        ))
        .returning(job_runs::id)
        .get_result(connection)
        .await
}

/// Notes how far a run got.
pub(super) async fn note(connection: &mut AsyncPgConnection, run: i64, progress: &Value) -> QueryResult<usize> {
    diesel::update(job_runs::table.find(run))
        .set(job_runs::progress.eq(progress))
        .execute(connection)
        .await
}

/// Notes what a run came to.
pub(super) async fn end(
    connection: &mut AsyncPgConnection,
    run: i64,
    outcome: &Result<String, String>,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let (Ok(detail) | Err(detail)) = outcome;
    diesel::update(job_runs::table.find(run))
        .set((
            job_runs::ended_at.eq(now),
            job_runs::failed.eq(outcome.is_err()),
            job_runs::detail.eq(detail),
        ))
        .execute(connection)
        .await
}

/// Forgets runs of long ago, and says how many went.
pub(crate) async fn forget(connection: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<usize> {
    let last: Vec<Option<i64>> = job_runs::table
        .group_by(job_runs::job)
        .select(max(job_runs::id))
        .load(connection)
        .await?;
    let last: Vec<i64> = last.into_iter().flatten().collect();
    let old = job_runs::table.filter(job_runs::started_at.le(now - KEPT_FOR));
    diesel::delete(old.filter(not(job_runs::id.eq_any(last))))
        .execute(connection)
        .await
}
