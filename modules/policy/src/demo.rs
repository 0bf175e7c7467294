//! The module's part of the demonstration country: policies of every status, priced by the rules of the office.

mod lot;
mod rows;

use crate::policy::product::Product;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use openimis_core::platform::Clock;
use openimis_product::schema::products;
use std::pin::Pin;

/// Families in a statement.
const BATCH: i64 = 10_000;

/// Fills the tables of a private demonstration database. Without products there are no policies.
pub(crate) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
    Box::pin(async move {
        let today = Clock::System.now().date_naive();
        let on_sale: Vec<Product> = products::table
            .filter(products::valid_to.is_null())
            .order(products::id)
            .select(Product::as_select())
            .load(connection)
            .await?;
        let (mut after, mut seen) = (0, 0);
        loop {
            let families = rows::families(connection, plan.seed, after, BATCH).await?;
            let Some(last) = families.last() else {
                return Ok(());
            };
            after = last.id;
            seen += families.len();
            let sold: Vec<_> = families
                .iter()
                .flat_map(|family| lot::draw(family, &on_sale, today))
                .collect();
            let (policies, covers) = rows::insert(connection, plan.seed, &sold).await?;
            story.add("policies", policies);
            story.add("covers of people", covers);
            let done = u64::try_from(seen).unwrap_or_default();
            story.tell("policies", done, u64::from(plan.families).max(done));
        }
    })
}
