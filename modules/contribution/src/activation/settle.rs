//! Writing what a payment makes of its policy.

use super::{Action, Outcome, Payment, Standing, decide};
use crate::schema::premiums;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_policy::{Policy, PolicySettings, PolicyStatus, set_status};
use rust_decimal::Decimal;
use serde_json::json;

/// Decides about a locked policy on which this contribution was recorded or corrected, and writes what is decided.
pub(crate) async fn settle(
    context: &mut Context<'_>,
    policy: &Policy,
    premium: i32,
    payment: &Payment,
    action: Action,
) -> Result<(), Error> {
    let standing = Standing {
        status: policy.status.map_or(Some(PolicyStatus::Idle), PolicyStatus::of),
        value: policy.value,
        start: policy.start_date,
        expiry: policy.expiry_date,
        paid: paid_otherwise(context, policy.id, premium).await?,
    };
    let option = context.settings::<PolicySettings>().activation_option;
    let (status, effective) = match decide(&standing, payment, action, option) {
        Outcome::Unchanged => return Ok(()),
        Outcome::Suspended => (PolicyStatus::Suspended, None),
        Outcome::Ready => (PolicyStatus::Ready, None),
        Outcome::Active { from } => (PolicyStatus::Active, Some(from)),
    };
    set_status(context, policy, status, effective).await?;
    if let Some(from) = effective {
        context.emit("policy.activated", json!({ "id": policy.id, "from": from }));
    }
    Ok(())
}

/// What the other valid contributions to the policy come to. Photo fees do not count, nor does, as in openIMIS, what does
/// not say whether it is one.
async fn paid_otherwise(context: &mut Context<'_>, policy: i32, premium: i32) -> Result<Decimal, Error> {
    let others = premiums::table
        .filter(premiums::policy_id.eq(policy).and(premiums::valid_to.is_null()))
        .filter(premiums::is_photo_fee.eq(false).and(premiums::id.ne(premium)));
    let sum: Option<Decimal> = others
        .select(diesel::dsl::sum(premiums::amount))
        .first(context.connection())
        .await?;
    Ok(sum.unwrap_or_default())
}
