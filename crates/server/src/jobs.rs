//! Scheduled work: each job is followed by a task of its own, and run by whichever server of the database comes first.

use crate::start::Started;
use actix_web::rt;
use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use openimis_core::database::Database;
use openimis_core::declare::Job;
use openimis_core::job::{Attempt, JobSettings, Occasion, Outcome, attempt};
use openimis_core::platform::Platform;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long to wait before looking again at a job that another server has, or at a database that is away; and the longest
/// sleep, so that a clock that was set is noticed.
const PAUSE: Duration = Duration::from_mins(1);

/// How this server's jobs stand, for metrics.
#[derive(Debug, Clone, Default)]
pub(crate) struct JobBoard {
    running: Arc<Mutex<BTreeSet<&'static str>>>,
    failing: Arc<Mutex<BTreeSet<&'static str>>>,
}

impl JobBoard {
    /// Jobs that this server is at.
    pub(crate) fn running(&self) -> usize {
        count(&self.running)
    }

    /// Jobs whose last run on this server ended with an error.
    pub(crate) fn failing(&self) -> usize {
        count(&self.failing)
    }

    fn mark(jobs: &Mutex<BTreeSet<&'static str>>, job: &'static str, is_so: bool) {
        let mut jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if is_so {
            jobs.insert(job);
        } else {
            jobs.remove(job);
        }
    }

    fn note(&self, job: &'static str, outcome: &Outcome) {
        match outcome {
            Outcome::Done(_) => Self::mark(&self.failing, job, false),
            Outcome::Failed(_) => Self::mark(&self.failing, job, true),
            Outcome::NotDue | Outcome::Elsewhere => {}
        }
    }
}

fn count(jobs: &Mutex<BTreeSet<&'static str>>) -> usize {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).len()
}

/// Refuses settings for jobs that nobody has: a name that is written wrong must not leave a job running.
pub(crate) fn check(started: &Started) -> Result<()> {
    let settings = started.platform.settings.get::<JobSettings>();
    let unknown = settings.unknown(&started.platform.registry);
    if unknown.is_empty() {
        return Ok(());
    }
    let known: Vec<_> = started.platform.registry.jobs().map(|job| job.name).collect();
    let (unknown, known) = (unknown.join(", "), known.join(", "));
    bail!("setting jobs.schedules names {unknown}, which no linked module has; there are {known}")
}

/// Follows all jobs until the process ends.
pub(crate) fn start(platform: &Arc<Platform>, database: &Database, board: &JobBoard) {
    for job in platform.registry.jobs() {
        rt::spawn(follow(Arc::clone(platform), database.clone(), job, board.clone()));
    }
}

async fn follow(platform: Arc<Platform>, database: Database, job: &'static Job, board: JobBoard) {
    let since = platform.clock.now();
    loop {
        JobBoard::mark(&board.running, job.name, true);
        let attempted = attempt(&platform, &database, job, Occasion::Clock(since)).await;
        JobBoard::mark(&board.running, job.name, false);
        tell(job, &attempted);
        match attempted {
            Ok(Attempt { outcome, next }) => {
                board.note(job.name, &outcome);
                sleep_until(&platform, next).await;
            }
            Err(_) => rt::time::sleep(PAUSE).await,
        }
    }
}

fn tell(job: &Job, attempted: &Result<Attempt, openimis_core::error::Error>) {
    let name = job.name;
    match attempted.as_ref().map(|attempt| &attempt.outcome) {
        Ok(Outcome::Done(detail)) => log::info!("job {name}: {detail}"),
        Ok(Outcome::Failed(detail)) => log::error!("job {name} failed and will be tried again: {detail}"),
        Ok(Outcome::NotDue) => {}
        Ok(Outcome::Elsewhere) => log::debug!("job {name}: another server is at it"),
        Err(error) => log::warn!("job {name} was not begun: {error}"),
    }
}

/// Sleeps until then; when that is not known, for a while.
async fn sleep_until(platform: &Platform, next: Option<DateTime<Utc>>) {
    loop {
        let left = next.map(|next| (next - platform.clock.now()).to_std().unwrap_or_default());
        rt::time::sleep(left.unwrap_or(PAUSE).min(PAUSE)).await;
        if next.is_none_or(|next| next <= platform.clock.now()) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openimis_core::database::DatabaseSettings;
    use openimis_testkit::{TestDatabase, TestPlatform};

    #[actix_web::test]
    async fn upkeep_is_done_at_the_start() {
        let TestPlatform { platform, database } = TestPlatform::linked(TestDatabase::empty_migrated());
        let settings = DatabaseSettings {
            url: database.url(),
            ..DatabaseSettings::default()
        };
        let own = Database::new(&settings).unwrap();
        database
            .run(
                "INSERT INTO openimis_login_attempt (subject_kind, subject, failures, first_at, last_at)
                    VALUES ('account', 'nobody', 1, now() - interval '1 day', now() - interval '1 day')",
            )
            .await;
        let board = JobBoard::default();
        start(&Arc::new(platform), &own, &board);
        let ended =
            "SELECT count(*) FROM openimis_job_run WHERE job = 'core.upkeep' AND ended_at IS NOT NULL AND NOT failed";
        while database.value(ended).await != "1" {}
        assert_eq!(database.value("SELECT count(*) FROM openimis_login_attempt").await, "0");
        assert_eq!(board.failing(), 0);
    }
}
