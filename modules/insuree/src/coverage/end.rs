//! The end of covers, set-based and with a history copy each. Modules whose operations end covers use it too.

use super::InsureePolicy;
use crate::schema::insuree_policies;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};

/// Lets the covers of these people end on this day. A cover that ends earlier stays as it is (BUG-40).
///
/// # Errors
/// When the database fails.
pub async fn shorten_covers(context: &mut Context<'_>, insurees: &[i32], last: NaiveDate) -> Result<(), Error> {
    let longer = insuree_policies::expiry_date
        .is_null()
        .or(insuree_policies::expiry_date.gt(last));
    let covers = insuree_policies::table
        .filter(
            insuree_policies::insuree_id
                .eq_any(insurees)
                .and(insuree_policies::valid_to.is_null()),
        )
        .filter(longer)
        .select(insuree_policies::id)
        .order(insuree_policies::id)
        .for_update();
    let covers: Vec<i32> = covers.load(context.connection()).await?;
    copy(context, &covers).await?;
    diesel::update(insuree_policies::table.filter(insuree_policies::id.eq_any(&covers)))
        .set((
            insuree_policies::expiry_date.eq(last),
            insuree_policies::valid_from.eq(context.now()),
            insuree_policies::audit_user_id.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Deletes the covers of these people.
///
/// # Errors
/// When the database fails.
pub async fn close_covers(context: &mut Context<'_>, insurees: &[i32]) -> Result<(), Error> {
    let covers = insuree_policies::table
        .filter(
            insuree_policies::insuree_id
                .eq_any(insurees)
                .and(insuree_policies::valid_to.is_null()),
        )
        .select(insuree_policies::id)
        .order(insuree_policies::id)
        .for_update();
    let covers: Vec<i32> = covers.load(context.connection()).await?;
    copy(context, &covers).await?;
    let now = context.now();
    diesel::update(insuree_policies::table.filter(insuree_policies::id.eq_any(&covers)))
        .set((
            insuree_policies::valid_from.eq(now),
            insuree_policies::valid_to.eq(now),
            insuree_policies::audit_user_id.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}

async fn copy(context: &mut Context<'_>, covers: &[i32]) -> Result<(), Error> {
    if covers.is_empty() {
        return Ok(());
    }
    let keys: Vec<i64> = covers.iter().copied().map(i64::from).collect();
    let now = context.now();
    history::save(context.connection(), InsureePolicy::DESCRIPTION, &keys, now).await?;
    Ok(())
}
