//! The daily job that ends the life of policies (spec 2.12, 5, rule 78, BUG-36): in batches, each with history copies.

use super::{Policy, PolicyStatus};
use crate::schema::policies;
use crate::settings::PolicySettings;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::declare::{Job, JobFuture, Resource, Schedule};
use openimis_core::error::Error;
use openimis_core::job::JobRun;
use openimis_core::operate::history;

/// Expires policies whose last day has passed: active ones, and those that were never in force if the setting
/// `lapse_unpaid` says so. Suspended ones stay suspended.
pub(crate) const EXPIRE: Job = Job::new(
    "policy.expire",
    "Expires policies whose last day has passed.",
    Schedule::daily(0, 15),
    expire,
);

/// How many policies one transaction expires.
const BATCH: i64 = 5_000;

fn expire<'a>(run: &'a mut JobRun<'_>) -> JobFuture<'a> {
    Box::pin(async move {
        let (today, now) = (run.today(), run.now());
        let statuses = ending(&run.settings::<PolicySettings>());
        let mut expired: usize = 0;
        loop {
            let done = run
                .step(async |connection| expire_some(connection, &statuses, today, now).await)
                .await?;
            expired = expired.saturating_add(done);
            if done == 0 {
                return Ok(format!("{expired} policies expired"));
            }
        }
    })
}

fn ending(settings: &PolicySettings) -> Vec<Option<i16>> {
    let unpaid = [PolicyStatus::Idle, PolicyStatus::Ready].into_iter();
    let unpaid = unpaid.filter(|_| settings.lapse_unpaid);
    unpaid
        .chain([PolicyStatus::Active])
        .map(|status| Some(status.number()))
        .collect()
}

async fn expire_some(
    connection: &mut AsyncPgConnection,
    statuses: &[Option<i16>],
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<usize, Error> {
    let past = policies::table
        .filter(policies::valid_to.is_null().and(policies::status.eq_any(statuses)))
        .filter(policies::expiry_date.lt(today))
        .order(policies::id)
        .limit(BATCH)
        .select(policies::id)
        .for_update();
    let keys: Vec<i32> = past.load(connection).await?;
    let copied: Vec<i64> = keys.iter().copied().map(i64::from).collect();
    history::save(connection, Policy::DESCRIPTION, &copied, now).await?;
    let changes = (
        policies::status.eq(PolicyStatus::Expired.number()),
        policies::valid_from.eq(now),
        policies::audit_user_id.eq(0),
    );
    Ok(diesel::update(policies::table.filter(policies::id.eq_any(&keys)))
        .set(changes)
        .execute(connection)
        .await?)
}
