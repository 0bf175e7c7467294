//! The module's part of the demonstration country: a few payers.

use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use std::pin::Pin;

const PAYERS: &str = include_str!("../demo/payers.sql");

/// Fills the tables of a private demonstration database.
pub(crate) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
    Box::pin(async move {
        let payers = diesel::sql_query(PAYERS).bind::<Text, _>(plan.seed.to_string());
        story.add("payers", payers.execute(connection).await?);
        Ok(())
    })
}
