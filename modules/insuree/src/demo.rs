//! The module's part of the demonstration country: families and their people, in batches.

use chrono::NaiveDate;
use diesel::sql_types::{BigInt, Date, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use openimis_core::platform::Clock;
use std::pin::Pin;

const FAMILIES: &str = include_str!("../demo/families.sql");

/// Families in a statement.
const BATCH: u32 = 10_000;

/// Fills the tables of a private demonstration database. Without villages there are no families.
pub(crate) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
    Box::pin(async move {
        if plan.villages == 0 {
            return Ok(());
        }
        let today = Clock::System.now().date_naive();
        let mut made = 0;
        while made < plan.families {
            let last = made.saturating_add(BATCH).min(plan.families);
            let families = batch(connection, plan.seed, made + 1, last, today).await?;
            story.add("families", families);
            story.tell("families", last.into(), plan.families.into());
            made = last;
        }
        Ok(())
    })
}

async fn batch(
    connection: &mut AsyncPgConnection,
    seed: u64,
    first: u32,
    last: u32,
    today: NaiveDate,
) -> Result<usize, Error> {
    let families = diesel::sql_query(FAMILIES)
        .bind::<Text, _>(seed.to_string())
        .bind::<BigInt, _>(i64::from(first))
        .bind::<BigInt, _>(i64::from(last))
        .bind::<Date, _>(today)
        .execute(connection)
        .await?;
    // foreign keys are looked at batch by batch, not in one queue of millions at the end
    connection
        .batch_execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        .await?;
    Ok(families)
}
