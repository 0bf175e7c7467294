//! Writing a contribution.

use super::Premium;
use super::entry::Entry;
use crate::activation::{self, Action, Payment};
use crate::receipt;
use crate::schema::{premium_mutations, premiums};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Saved;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_policy::Policy;
use serde_json::json;
use uuid::Uuid;

/// Records a contribution to a locked policy, and what becomes of the policy.
pub(crate) async fn record(
    context: &mut Context<'_>,
    policy: &Policy,
    entry: &Entry,
    payer: Option<i32>,
    action: Action,
) -> Result<Saved<Premium>, Error> {
    receipt::claim(context, policy.product_id, &entry.receipt, None).await?;
    let premium = insert(context, policy, entry, payer).await?;
    activation::settle(context, policy, premium, &payment(entry), action).await?;
    context.touches(premium_mutations::premium_id, &[premium]).await?;
    context.emit("premium.created", json!({ "id": premium, "policy": policy.id }));
    Ok(Saved::new(premium))
}

/// What of a contribution decides about the policy.
pub(super) fn payment(entry: &Entry) -> Payment {
    Payment {
        amount: entry.amount,
        day: entry.day,
        is_photo_fee: entry.is_photo_fee,
    }
}

async fn insert(context: &mut Context<'_>, policy: &Policy, entry: &Entry, payer: Option<i32>) -> Result<i32, Error> {
    let row = (
        premiums::uuid.eq(Uuid::new_v4().to_string()),
        premiums::policy_id.eq(policy.id),
        premiums::payer_id.eq(payer),
        premiums::amount.eq(entry.amount),
        premiums::receipt.eq(&entry.receipt),
        premiums::pay_date.eq(entry.day),
        premiums::pay_type.eq(&entry.pay_type),
        premiums::is_photo_fee.eq(entry.is_photo_fee),
        premiums::is_offline.eq(entry.is_offline),
        premiums::created_date.eq(context.today()),
        premiums::audit_user_id.eq(context.actor().audit_user_id()),
        premiums::valid_from.eq(context.now()),
    );
    let insert = diesel::insert_into(premiums::table).values(row).returning(premiums::id);
    Ok(insert.get_result(context.connection()).await?)
}
