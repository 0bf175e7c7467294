//! Whether a receipt is free, and holding it until it is written.

use super::Series;
use crate::schema::{policies, premiums};
use crate::{error, message};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_product::schema::products;

/// Refuses a receipt that another valid contribution to the product has; of two who ask for it at the same time, the
/// second waits for the first. No receipt is no receipt twice: any number of contributions go without.
pub(crate) async fn claim(
    context: &mut Context<'_>,
    product: i32,
    receipt: &str,
    own: Option<i32>,
) -> Result<(), Error> {
    if receipt.is_empty() {
        return Ok(());
    }
    hold(context, &format!("openimis_receipt_{product}_{receipt}")).await?;
    if !is_taken(context, product, receipt, own).await? {
        return Ok(());
    }
    let code: Option<String> = products::table
        .filter(products::id.eq(product))
        .select(products::code)
        .first(context.connection())
        .await
        .optional()?;
    let detail = message::receipt_used(receipt, code.unwrap_or_default());
    Err(error::RECEIPT_TAKEN.at("receipt").detail(detail).into())
}

/// Whether a valid contribution to the product, other than this one, has the receipt.
pub(super) async fn is_taken(
    context: &mut Context<'_>,
    product: i32,
    receipt: &str,
    own: Option<i32>,
) -> Result<bool, Error> {
    let holders = premiums::table
        .inner_join(policies::table.on(policies::id.eq(premiums::policy_id)))
        .filter(policies::product_id.eq(product).and(premiums::receipt.eq(receipt)))
        .filter(
            premiums::valid_to
                .is_null()
                .and(premiums::id.ne(own.unwrap_or_default())),
        );
    let holder: Option<i32> = holders
        .select(premiums::id)
        .first(context.connection())
        .await
        .optional()?;
    Ok(holder.is_some())
}

/// Gives out the next receipt of the series. Numbers of contributions that ended are not given out again.
pub(crate) async fn give_out(context: &mut Context<'_>, series: &Series, digits: usize) -> Result<String, Error> {
    hold(context, &format!("openimis_receipts_{}", series.prefix())).await?;
    let given: Vec<String> = premiums::table
        .filter(premiums::receipt.like(series.pattern()))
        .select(premiums::receipt)
        .distinct()
        .load(context.connection())
        .await?;
    Ok(series.next(given.iter().map(String::as_str), digits))
}

/// Holds a receipt, or a series of them, until the transaction ends. These are the last locks that a payment takes, after
/// its policy and, of the two, the series first: no two payments wait for each other.
async fn hold(context: &mut Context<'_>, name: &str) -> Result<(), Error> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind::<Text, _>(name)
        .execute(context.connection())
        .await?;
    Ok(())
}
