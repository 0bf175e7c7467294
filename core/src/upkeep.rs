//! Removes what no longer matters: nobody asks for these rows, and nothing else ends them.

use crate::declare::{Job, JobFuture, Schedule};
use crate::error::Error;
use crate::identity::lockout::LockoutSettings;
use crate::job::{self, JobRun};
use crate::settings::{AuthSettings, ServerSettings};
use crate::{identity, operate};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncPgConnection;

/// The job that does it.
pub(crate) const JOB: Job = Job::new(
    "core.upkeep",
    "Removes expired sessions and reset links, old counts of failed logins, kept answers, published events and old runs.",
    Schedule::every(60),
    run,
);

/// What is kept, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// How long failed logins count.
    pub lockout: LockoutSettings,
    /// How long events stay after they were published.
    pub published_events: TimeDelta,
}

fn run<'a>(run: &'a mut JobRun<'_>) -> JobFuture<'a> {
    Box::pin(async move {
        let days = run.settings::<ServerSettings>().published_event_days;
        let retention = Retention {
            lockout: run.settings::<AuthSettings>().lockout(),
            published_events: TimeDelta::days(days.into()),
        };
        let now = run.now();
        let rows = sweep(run.connection(), &retention, now).await?;
        Ok(format!("{rows} rows removed"))
    })
}

/// Removes expired sessions and reset tokens, old counts of failed logins, published events, answers kept for repeated
/// requests, and runs of jobs long ago. Answers how many rows went.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(
    connection: &mut AsyncPgConnection,
    retention: &Retention,
    now: DateTime<Utc>,
) -> Result<usize, Error> {
    // nobody's rows go by that, so that it is not counted
    operate::end_abandoned(connection, now).await?;
    let of_identity = identity::purge(connection, &retention.lockout, now).await?;
    let events = operate::forget_published(connection, now - retention.published_events).await?;
    let answers = operate::idempotency::purge(connection, now).await?;
    let runs = job::forget(connection, now).await?;
    Ok(of_identity + events + answers + runs)
}
