//! The daily job that lists policies for renewal (spec 2.16, 5): in batches by key, each of them one statement.

use crate::settings::PolicySettings;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::sql_types::{BigInt, Date, Integer, Nullable, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::administration::CoreSettings;
use openimis_core::declare::{Job, JobFuture, Schedule};
use openimis_core::error::Error;
use openimis_core::job::JobRun;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Lists policies that end soon, with the product and officer that come next and the photos to be renewed.
pub(crate) const LIST_DUE: Job = Job::new(
    "policy.list_renewals",
    "Lists policies that end soon for renewal.",
    Schedule::daily(8, 30),
    list_due,
);

const STATEMENT: &str = include_str!("../../sql/list_renewals.sql");

/// How many policies one transaction looks at.
const BATCH: i32 = 10_000;

/// How far it got.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Progress {
    /// Key of the last policy that was looked at.
    after: i32,
    listed: i64,
    photos: i64,
    is_done: bool,
}

fn list_due<'a>(run: &'a mut JobRun<'_>) -> JobFuture<'a> {
    Box::pin(async move {
        let terms = Terms {
            today: run.today(),
            now: run.now(),
            settings: run.settings(),
            age_of_majority: run.settings::<CoreSettings>().age_of_majority,
        };
        let mut progress = run
            .left_off::<Progress>()
            .filter(|left| !left.is_done)
            .unwrap_or_default();
        while !progress.is_done {
            progress = run
                .step(async |connection| terms.list(connection, progress).await)
                .await?;
        }
        let Progress { listed, photos, .. } = progress;
        Ok(format!(
            "{listed} policies listed for renewal, {photos} photos to be renewed"
        ))
    })
}

struct Terms {
    today: NaiveDate,
    now: DateTime<Utc>,
    settings: Arc<PolicySettings>,
    age_of_majority: u32,
}

#[derive(diesel::QueryableByName)]
struct Batch {
    #[diesel(sql_type = Nullable<Integer>)]
    last: Option<i32>,
    #[diesel(sql_type = BigInt)]
    listed: i64,
    #[diesel(sql_type = BigInt)]
    photos: i64,
}

impl Terms {
    async fn list(&self, connection: &mut AsyncPgConnection, progress: Progress) -> Result<Progress, Error> {
        let settings = &self.settings;
        let found: Batch = diesel::sql_query(STATEMENT)
            .bind::<Date, _>(self.today)
            .bind::<Integer, _>(i32::from(settings.policy_renewal_interval))
            .bind::<Integer, _>(progress.after)
            .bind::<Integer, _>(BATCH)
            .bind::<Timestamptz, _>(self.now)
            .bind::<Integer, _>(i32::from(settings.renewal_photo_age_adult))
            .bind::<Integer, _>(i32::from(settings.renewal_photo_age_child))
            .bind::<Integer, _>(i32::try_from(self.age_of_majority).map_err(Error::internal)?)
            .get_result(connection)
            .await?;
        Ok(Progress {
            after: found.last.unwrap_or(progress.after),
            listed: progress.listed.saturating_add(found.listed),
            photos: progress.photos.saturating_add(found.photos),
            is_done: found.last.is_none(),
        })
    }
}
