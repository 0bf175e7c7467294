//! How all jobs stand.

use super::record::{self, LastRun};
use super::{JobSettings, attempt};
use crate::declare::{Job, Schedule};
use crate::error::Error;
use crate::platform::Platform;
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

/// How a job stands.
#[derive(Debug)]
pub struct JobOverview {
    /// What is declared.
    pub job: &'static Job,
    /// When it is due, as the settings say.
    pub schedule: Schedule,
    /// When it was last begun, and what came of it.
    pub last: Option<LastRun>,
    /// When it is due next; overdue if that has passed.
    pub next: Option<DateTime<Utc>>,
}

/// How the jobs of all linked modules stand, in order of modules and declaration.
///
/// # Errors
/// When the database refuses.
pub async fn overview(platform: &Platform, connection: &mut AsyncPgConnection) -> Result<Vec<JobOverview>, Error> {
    let mut runs = record::last_of_each(connection).await?;
    let settings = platform.settings.get::<JobSettings>();
    let now = platform.clock.now();
    let of = |job: &'static Job| {
        let found = runs.iter().position(|run| run.job == job.name);
        let last = found.map(|index| runs.swap_remove(index));
        JobOverview {
            job,
            schedule: settings.schedule(job),
            next: attempt::next(platform, job, last.as_ref(), now),
            last,
        }
    };
    Ok(platform.registry.jobs().map(of).collect())
}
