//! Correcting a contribution (spec 2.13).

use super::entry::{Entry, Sent};
use super::record::payment;
use super::{PayType, Premium};
use crate::activation::{self, Action};
use crate::schema::{premium_mutations, premiums};
use crate::{dialect, error, receipt, rights};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Ref, Resource, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use openimis_payer::Payer;
use openimis_policy::Policy;
use rust_decimal::Decimal;
use serde_json::json;

/// Corrects a contribution.
#[derive(Debug)]
pub struct ChangePremium;

/// What of a contribution is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct PremiumChange {
    /// The policy that it pays for, which must be the one it has.
    #[input(graphql = "policyUuid")]
    pub policy: Option<Ref<Policy>>,
    /// Who paid for the family.
    #[input(graphql = "payerUuid")]
    pub payer: Patch<Ref<Payer>>,
    /// How much was paid, rounded to cents.
    pub amount: Option<Decimal>,
    /// Number of the receipt, unique among the valid contributions to the product.
    #[input(max_length = 50)]
    pub receipt: Patch<String>,
    /// The day of the payment.
    pub pay_date: Option<NaiveDate>,
    /// How it was paid: B bank transfer, C cash, M mobile phone, F funding.
    #[input(one_of = PayType::LETTERS)]
    pub pay_type: Option<String>,
    /// Whether it was recorded offline.
    pub is_offline: Patch<bool>,
    /// Whether it pays for photos, and so for no policy.
    pub is_photo_fee: Patch<bool>,
    /// What to do if something is left to pay: ENFORCE activates the policy, WAIT leaves it as it is. SUSPEND suspends it,
    /// whatever is left.
    #[input(one_of = Action::WORDS)]
    pub action: Option<String>,
}

impl Operation for ChangePremium {
    type Target = Premium;
    type Input = PremiumChange;
    type Output = Saved<Premium>;

    const DESCRIPTION: Declared = Declared::new(
        "premium.change",
        "premiums",
        Verb::Update,
        "Corrects a contribution; a policy that is paid in full by that is activated, and none is deactivated.",
    )
    .right(rights::EDIT_CONTRIBUTIONS)
    .graphql("updatePremium", "contribution.mutation.failed_to_update_premium")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, premium: &Premium, input: &PremiumChange) -> Result<Saved<Premium>, Error> {
        let entry = entry(premium, input)?;
        let policy = activation::lock(context, premium.policy_id).await?;
        if let Some(named) = &input.policy
            && activation::find_named(context, named).await?.id != policy.id
        {
            return Err(error::OTHER_POLICY.at("policy").into());
        }
        let payer = match &input.payer {
            Patch::Absent => premium.payer_id,
            Patch::Null => None,
            Patch::Value(named) => super::payer::find(context, Some(named)).await?,
        };
        if entry.receipt != premium.receipt {
            receipt::claim(context, policy.product_id, &entry.receipt, Some(premium.id)).await?;
        }

        let now = context.now();
        history::save_one(context.connection(), Premium::DESCRIPTION, &premium.key(), now).await?;
        update(context, premium, &entry, payer).await?;
        let action = Action::of(input.action.as_deref());
        activation::settle(context, &policy, premium.id, &payment(&entry), action).await?;
        context.touches(premium_mutations::premium_id, &[premium.id]).await?;
        context.emit("premium.changed", json!({ "id": premium.id, "policy": policy.id }));
        Ok(Saved::new(premium.id))
    }
}

/// What the contribution is made of from now on. What stays is not checked: rows of the existing backend may hold what
/// cannot be entered any more.
fn entry(premium: &Premium, input: &PremiumChange) -> Result<Entry, Error> {
    let sent = Sent {
        amount: input.amount.or(Some(premium.amount)),
        day: input.pay_date.or(Some(premium.pay_date)),
        pay_type: input.pay_type.clone().or_else(|| Some(premium.pay_type.clone())),
        receipt: input.receipt.clone().over(Some(premium.receipt.clone())),
        is_photo_fee: input.is_photo_fee.clone().over(premium.is_photo_fee),
        is_offline: input.is_offline.clone().over(premium.is_offline),
    };
    sent.checked()
}

async fn update(context: &mut Context<'_>, premium: &Premium, entry: &Entry, payer: Option<i32>) -> Result<(), Error> {
    let changes = (
        premiums::payer_id.eq(payer),
        premiums::amount.eq(entry.amount),
        premiums::receipt.eq(&entry.receipt),
        premiums::pay_date.eq(entry.day),
        premiums::pay_type.eq(&entry.pay_type),
        premiums::is_photo_fee.eq(entry.is_photo_fee),
        premiums::is_offline.eq(entry.is_offline),
        premiums::audit_user_id.eq(context.actor().audit_user_id()),
        premiums::valid_from.eq(context.now()),
    );
    diesel::update(premiums::table.find(premium.id))
        .set(changes)
        .execute(context.connection())
        .await?;
    Ok(())
}
