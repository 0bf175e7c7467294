//! Taking part in what is done to policies: those that are paid for when they are sold, and those that end.

use crate::activation::{self, Action};
use crate::premium::{self, Entry};
use crate::receipt::{self, Series};
use crate::schema::premiums;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{
    Event, Extension, ExtensionDescription, Input, Key, Listener, ListenerDescription, Operation, Ref, Saved,
    extension, listener,
};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_payer::Payer;
use openimis_policy::{CreatePolicy, Policy, PolicySettings, RemovePolicy, RenewPolicy};
use openimis_product::schema::products;
use std::marker::PhantomData;

/// Policies are paid for when they are sold or renewed.
pub(crate) const EXTENSIONS: &[ExtensionDescription] = &[
    extension::<PaidAtOnce<CreatePolicy>>(),
    extension::<PaidAtOnce<RenewPolicy>>(),
];

/// Contributions end with their policy.
pub(crate) const LISTENERS: &[ListenerDescription] = &[listener::<EndsWithPolicy>()];

/// How a policy is paid for when it is sold (rules 72 and 73).
#[derive(Debug, Clone, Input)]
pub struct PaymentAtSale {
    /// Whether all of its value was paid in cash on the day of the enrolment.
    pub is_paid: Option<bool>,
    /// Number of the receipt; without one the server gives one out.
    #[input(max_length = 50)]
    pub receipt: Option<String>,
    /// Who paid for the family; none if the family paid itself.
    #[input(graphql = "payerUuid")]
    pub payer: Option<Ref<Payer>>,
}

struct PaidAtOnce<O>(PhantomData<fn() -> O>);

impl<O: Operation<Output = Saved<Policy>>> Extension for PaidAtOnce<O> {
    type Of = O;
    type Input = PaymentAtSale;

    async fn apply(
        context: &mut Context<'_>,
        _: &Event<'_, O>,
        saved: &Saved<Policy>,
        input: &PaymentAtSale,
    ) -> Result<(), Error> {
        let (Key::Number(key), Some(true)) = (&saved.key, input.is_paid) else {
            return Ok(());
        };
        let key = i32::try_from(*key).map_err(Error::internal)?;
        let policy = activation::lock(context, key).await?;
        let payer = premium::find_payer(context, input.payer.as_ref()).await?;
        let given = input
            .receipt
            .as_deref()
            .map(str::trim)
            .filter(|receipt| !receipt.is_empty());
        let receipt = match given {
            Some(receipt) => receipt.to_owned(),
            None => next_receipt(context, &policy).await?,
        };
        let entry = Entry::in_cash(policy.value.unwrap_or_default(), policy.enroll_date, receipt);
        premium::record(context, &policy, &entry, payer, Action::Wait).await?;
        Ok(())
    }
}

async fn next_receipt(context: &mut Context<'_>, policy: &Policy) -> Result<String, Error> {
    let digits = usize::from(context.settings::<PolicySettings>().contribution_receipt_length);
    let code: String = products::table
        .find(policy.product_id)
        .select(products::code)
        .first(context.connection())
        .await?;
    let series = Series::new(&code, policy.enroll_date);
    receipt::give_out(context, &series, digits).await
}

struct EndsWithPolicy;

impl Listener for EndsWithPolicy {
    type Of = RemovePolicy;

    const DOC: &'static str = "Ends the contributions to the policy (rule 77).";

    async fn after(context: &mut Context<'_>, event: &Event<'_, RemovePolicy>, (): &()) -> Result<(), Error> {
        let live = premiums::table.filter(
            premiums::policy_id
                .eq(event.target.id)
                .and(premiums::valid_to.is_null()),
        );
        let ids: Vec<i32> = live.select(premiums::id).load(context.connection()).await?;
        premium::end(context, &ids).await
    }
}
