//! What is approved of claims (spec 5.1, 9.5).

use crate::schema;
use diesel::sql_types::{Array, Integer};
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Adds up what is approved of these claims. Rejected lines count nothing.
pub(crate) async fn approve(context: &mut Context<'_>, claims: &[i32]) -> Result<(), Error> {
    diesel::sql_query(schema::APPROVE)
        .bind::<Array<Integer>, _>(claims)
        .execute(context.connection())
        .await?;
    Ok(())
}
