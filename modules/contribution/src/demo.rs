//! The module's part of the demonstration country: what was paid, as the statuses of the policies say.

use diesel::dsl::{max, min};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use openimis_policy::schema::policies;
use std::pin::Pin;

const PREMIUMS: &str = include_str!("../demo/premiums.sql");

/// Policies in a statement.
const BATCH: i32 = 20_000;

/// Fills the tables of a private demonstration database.
pub(crate) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
    Box::pin(async move {
        let ends = policies::table.select((min(policies::id), max(policies::id)));
        let (first, last): (Option<i32>, Option<i32>) = ends.first(connection).await?;
        let (Some(first), Some(last)) = (first, last) else {
            return Ok(());
        };
        let mut after = first.saturating_sub(1);
        while after < last {
            let up_to = after.saturating_add(BATCH).min(last);
            let premiums = diesel::sql_query(PREMIUMS)
                .bind::<Text, _>(plan.seed.to_string())
                .bind::<Integer, _>(after)
                .bind::<Integer, _>(up_to)
                .execute(connection)
                .await?;
            story.add("contributions", premiums);
            // foreign keys are looked at batch by batch, not in one queue of millions at the end
            let check = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED";
            connection.batch_execute(check).await?;
            let count = |from: i32| u64::from(from.abs_diff(first.saturating_sub(1)));
            story.tell("contributions", count(up_to), count(last));
            after = up_to;
        }
        Ok(())
    })
}
