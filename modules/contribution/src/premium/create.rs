//! Recording a contribution (spec 2.13).

use super::entry::{Entry, Sent};
use super::{PayType, Premium, record};
use crate::activation::{self, Action};
use crate::{dialect, rights};
use chrono::NaiveDate;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Ref, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_payer::Payer;
use openimis_policy::Policy;
use rust_decimal::Decimal;

/// Records a contribution.
#[derive(Debug)]
pub struct CreatePremium;

/// What a new contribution is made of.
#[derive(Debug, Clone, Input)]
pub struct NewPremium {
    /// The policy that it pays for.
    #[input(graphql = "policyUuid")]
    pub policy: Ref<Policy>,
    /// Who paid for the family; none if the family paid itself.
    #[input(graphql = "payerUuid")]
    pub payer: Option<Ref<Payer>>,
    /// How much was paid, rounded to cents; must be there.
    pub amount: Option<Decimal>,
    /// Number of the receipt, unique among the valid contributions to the product.
    #[input(max_length = 50)]
    pub receipt: Option<String>,
    /// The day of the payment; must be there.
    pub pay_date: Option<NaiveDate>,
    /// How it was paid: B bank transfer, C cash, M mobile phone, F funding; must be there.
    #[input(one_of = PayType::LETTERS)]
    pub pay_type: Option<String>,
    /// Whether it was recorded offline.
    pub is_offline: Option<bool>,
    /// Whether it pays for photos, and so for no policy.
    pub is_photo_fee: Option<bool>,
    /// What to do if something is left to pay: ENFORCE activates the policy, WAIT leaves it as it is. SUSPEND suspends it,
    /// whatever is left.
    #[input(one_of = Action::WORDS)]
    pub action: Option<String>,
}

impl Operation for CreatePremium {
    type Target = ();
    type Input = NewPremium;
    type Output = Saved<Premium>;

    const DESCRIPTION: Declared = Declared::new(
        "premium.create",
        "premiums",
        Verb::Create,
        "Records a contribution, and activates the policy once all of it is paid.",
    )
    .right(rights::ADD_CONTRIBUTIONS)
    .graphql("createPremium", "contribution.mutation.failed_to_create_premium")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, (): &(), input: &NewPremium) -> Result<Saved<Premium>, Error> {
        let entry = entry(input)?;
        let policy = activation::lock_named(context, &input.policy).await?;
        let payer = super::payer::find(context, input.payer.as_ref()).await?;
        let action = Action::of(input.action.as_deref());
        record::record(context, &policy, &entry, payer, action).await
    }
}

fn entry(input: &NewPremium) -> Result<Entry, Error> {
    let sent = Sent {
        amount: input.amount,
        day: input.pay_date,
        pay_type: input.pay_type.clone(),
        receipt: input.receipt.clone(),
        is_photo_fee: input.is_photo_fee,
        is_offline: input.is_offline,
    };
    sent.checked()
}
