//! The module's part of the demonstration country: a register of what its facilities treat, use and do. Set-based
//! statements, which stand in `demo/` beside the migrations.

use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use std::pin::Pin;

const DIAGNOSES: &str = include_str!("../demo/diagnoses.sql");
const ITEMS: &str = include_str!("../demo/items.sql");
const SERVICES: &str = include_str!("../demo/services.sql");
const PACKAGES: &str = include_str!("../demo/packages.sql");

/// Fills the tables of a private demonstration database.
pub(crate) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
    Box::pin(async move {
        let made = diesel::sql_query(DIAGNOSES).execute(connection).await?;
        story.add("diagnoses", made);
        let seed = plan.seed.to_string();
        for (what, script) in [("medical items", ITEMS), ("medical services", SERVICES)] {
            let made = diesel::sql_query(script)
                .bind::<Text, _>(&seed)
                .execute(connection)
                .await?;
            story.add(what, made);
        }
        connection.batch_execute(PACKAGES).await?;
        Ok(())
    })
}
