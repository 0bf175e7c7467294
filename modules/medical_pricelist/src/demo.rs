//! The module's part of the demonstration country: by which lists its facilities charge.

use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use std::pin::Pin;

const LISTS: &str = include_str!("../demo/lists.sql");

/// Fills the tables of a private demonstration database.
pub(crate) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
    Box::pin(async move {
        let charging = diesel::sql_query(LISTS)
            .bind::<Text, _>(plan.seed.to_string())
            .execute(connection)
            .await?;
        story.add("facilities with price lists", charging);
        Ok(())
    })
}
