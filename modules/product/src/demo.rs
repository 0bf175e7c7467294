//! The module's part of the demonstration country: three products, and what they cover.

use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use std::pin::Pin;

const PRODUCTS: &str = include_str!("../demo/products.sql");
const ITEMS: &str = include_str!("../demo/items.sql");
const SERVICES: &str = include_str!("../demo/services.sql");

/// Fills the tables of a private demonstration database.
pub(crate) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
    Box::pin(async move {
        let products = diesel::sql_query(PRODUCTS).bind::<Text, _>(plan.seed.to_string());
        story.add("products", products.execute(connection).await?);
        for (what, covered) in [("items of products", ITEMS), ("services of products", SERVICES)] {
            story.add(what, diesel::sql_query(covered).execute(connection).await?);
        }
        Ok(())
    })
}
