//! Jobs on a database: once at a time, from where they were cut off, with a note of what became of them.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use openimis_core::database::{Database, DatabaseSettings};
use openimis_core::declare::{Job, JobFuture, Module, Schedule};
use openimis_core::error::Error;
use openimis_core::job::{Attempt, JobRun, JobSettings, LastRun, Occasion, Outcome, attempt, overview};
use openimis_core::platform::Clock;
use openimis_testkit::{TestDatabase, TestPlatform};

/// Counts to three in steps of one; fails on its way if a table called `obstacle` is there.
const COUNT: Job = Job::new("counting.count", "Counts.", Schedule::daily(8, 30), count);
const COUNTING: Module = Module::new("counting", "1").jobs(&[COUNT]);

fn count<'a>(run: &'a mut JobRun<'_>) -> JobFuture<'a> {
    Box::pin(async move {
        let mut counted: i32 = run.left_off().unwrap_or_default();
        let begun_at = counted;
        while counted < 3 {
            counted = run
                .step(async |connection| {
                    connection.batch_execute("INSERT INTO counted DEFAULT VALUES").await?;
                    if counted == 1 {
                        connection.batch_execute("SELECT obstacle()").await?;
                    }
                    Ok::<_, Error>(counted + 1)
                })
                .await?;
        }
        Ok(format!("from {begun_at} to {counted}"))
    })
}

struct Hall {
    office: TestPlatform,
    database: Database,
}

impl Hall {
    async fn open() -> Self {
        let office = TestPlatform::with(TestDatabase::empty_migrated(), &[&COUNTING]);
        office
            .database
            .run(
                "CREATE TABLE counted (at timestamptz DEFAULT now());
                CREATE FUNCTION obstacle() RETURNS int LANGUAGE sql AS 'SELECT 0'",
            )
            .await;
        let settings = DatabaseSettings {
            url: office.database.url(),
            ..DatabaseSettings::default()
        };
        let database = Database::new(&settings).unwrap();
        Self { office, database }
    }

    async fn at(&mut self, time: &str, occasion: Occasion) -> Attempt {
        self.office.platform.clock = Clock::Fixed(instant(time));
        let attempted = attempt(&self.office.platform, &self.database, &COUNT, occasion).await;
        attempted.unwrap()
    }

    async fn counted(&self) -> String {
        self.office.database.value("SELECT count(*) FROM counted").await
    }

    async fn last(&self) -> LastRun {
        let mut connection = self.connect().await;
        let jobs = overview(&self.office.platform, &mut connection).await.unwrap();
        let mut jobs = jobs.into_iter().filter(|job| job.job.name == COUNT.name);
        jobs.next().unwrap().last.unwrap()
    }

    async fn connect(&self) -> AsyncPgConnection {
        self.office.connect().await
    }
}

fn instant(time: &str) -> DateTime<Utc> {
    format!("2026-11-{time}:00Z").parse().unwrap()
}

fn since_noon() -> Occasion {
    Occasion::Clock(instant("29T12:00"))
}

fn done(detail: &str) -> Outcome {
    Outcome::Done(detail.to_owned())
}

#[tokio::test]
async fn a_job_runs_at_its_hour_and_once() {
    let mut hall = Hall::open().await;
    let early = hall.at("30T08:29", since_noon()).await;
    assert_eq!(early.outcome, Outcome::NotDue);
    assert_eq!(early.next, Some(instant("30T08:30")));
    let attempt = hall.at("30T08:30", since_noon()).await;
    assert_eq!(attempt.outcome, done("from 0 to 3"));
    assert_eq!(attempt.next, Some(instant("30T08:30") + TimeDelta::days(1)));
    // another server, a minute later
    assert_eq!(hall.at("30T08:31", since_noon()).await.outcome, Outcome::NotDue);
    assert_eq!(hall.counted().await, "3");
    let last = hall.last().await;
    assert_eq!(last.detail.as_deref(), Some("from 0 to 3"));
    assert_eq!((last.failed, last.ended_at), (false, Some(instant("30T08:30"))));
    // whoever asks for it gets it
    assert_eq!(hall.at("30T09:00", Occasion::Asked).await.outcome, done("from 0 to 3"));
    assert_eq!(hall.counted().await, "6");
}

#[tokio::test]
async fn what_failed_goes_on_where_it_stopped() {
    let mut hall = Hall::open().await;
    let obstacle = "CREATE OR REPLACE FUNCTION obstacle() RETURNS int LANGUAGE sql AS 'SELECT 1 / 0'";
    hall.office.database.run(obstacle).await;
    let Outcome::Failed(reason) = hall.at("30T08:30", since_noon()).await.outcome else {
        unreachable!("an obstacle was put up")
    };
    assert!(reason.contains("division by zero"), "{reason}");
    // the second step left nothing
    assert_eq!(hall.counted().await, "1");
    assert_eq!(hall.at("30T08:44", since_noon()).await.outcome, Outcome::NotDue);
    let obstacle = "CREATE OR REPLACE FUNCTION obstacle() RETURNS int LANGUAGE sql AS 'SELECT 0'";
    hall.office.database.run(obstacle).await;
    assert_eq!(hall.at("30T08:45", since_noon()).await.outcome, done("from 1 to 3"));
    assert_eq!(hall.counted().await, "3");
    // and the next one begins anew
    let next = hall.at("30T12:00", Occasion::Asked).await;
    assert_eq!(next.outcome, done("from 0 to 3"));
}

#[tokio::test]
async fn a_run_that_was_cut_off_is_taken_up_at_once() {
    let mut hall = Hall::open().await;
    let cut_off = "INSERT INTO openimis_job_run (job, started_at, progress)
        VALUES ('counting.count', '2026-11-30 08:30Z', '2')";
    hall.office.database.run(cut_off).await;
    assert_eq!(hall.at("30T08:31", since_noon()).await.outcome, done("from 2 to 3"));
    assert_eq!(hall.counted().await, "1");
}

#[tokio::test]
async fn one_server_at_a_time() {
    let mut hall = Hall::open().await;
    let mut other = hall.connect().await;
    let lock = "SELECT pg_advisory_lock(hashtextextended('openimis job counting.count', 0))";
    other.batch_execute(lock).await.unwrap();
    let attempt = hall.at("30T08:30", since_noon()).await;
    assert_eq!((attempt.outcome, attempt.next), (Outcome::Elsewhere, None));
    assert_eq!(hall.at("30T08:30", Occasion::Asked).await.outcome, Outcome::Elsewhere);
    drop(other);
    // the lock ends with its connection, which the server notices in its own time
    while hall.at("30T08:31", since_noon()).await.outcome == Outcome::Elsewhere {}
    assert_eq!(hall.counted().await, "3");
}

#[tokio::test]
async fn servers_that_start_together_run_it_once() {
    let mut hall = Hall::open().await;
    hall.office.platform.clock = Clock::Fixed(instant("30T08:30"));
    let attempts = (0..8).map(|_| attempt(&hall.office.platform, &hall.database, &COUNT, since_noon()));
    let attempts = futures_util::future::join_all(attempts).await;
    let ran = attempts
        .into_iter()
        .filter(|attempt| attempt.as_ref().unwrap().outcome == done("from 0 to 3"));
    assert_eq!(ran.count(), 1);
    assert_eq!(hall.counted().await, "3");
}

#[tokio::test]
async fn settings_change_the_schedule() {
    let mut hall = Hall::open().await;
    let mut settings = JobSettings::default();
    let schedules = &mut settings.schedules;
    schedules.insert(COUNT.name.to_owned(), "daily 12:00".parse().unwrap());
    hall.office.set(settings.clone());
    assert_eq!(hall.at("30T08:30", since_noon()).await.next, Some(instant("30T12:00")));
    settings.schedules.insert(COUNT.name.to_owned(), Schedule::Never);
    settings.schedules.insert("counting.sing".to_owned(), Schedule::Never);
    assert_eq!(settings.unknown(&hall.office.platform.registry), ["counting.sing"]);
    hall.office.set(settings);
    let attempt = hall.at("30T12:00", since_noon()).await;
    assert_eq!((attempt.outcome, attempt.next), (Outcome::NotDue, None));
    // but it can be asked for
    assert_eq!(hall.at("30T12:00", Occasion::Asked).await.outcome, done("from 0 to 3"));
}
