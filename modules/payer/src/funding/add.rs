//! Noting what a payer gives (rule 101).

use super::Funding;
use crate::payer::Payer;
use crate::schema::{funding_versions, fundings, payer_mutations};
use crate::{error, rights};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Ref, Saved, Verb};
use openimis_core::error::{Error, kinds};
use openimis_core::operate::Context;
use openimis_product::Product;
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

/// Notes money that a payer gives for a product. It waits to be paid; no contribution is made of it.
#[derive(Debug)]
pub struct AddFunding;

/// What a funding is made of.
#[derive(Debug, Clone, Input)]
pub struct NewFunding {
    /// Who gives it.
    #[input(graphql = "payerId", graphql_type = "ID")]
    pub payer: Ref<Payer>,
    /// What it is for.
    #[input(graphql = "productId", graphql_type = "ID")]
    pub product: Ref<Product>,
    /// The day of payment.
    pub pay_date: NaiveDate,
    /// How much; more than 0.
    pub amount: Decimal,
    /// The receipt's number.
    #[input(max_length = 50, not_blank)]
    pub receipt: String,
}

/// Pending.
const PENDING: &str = "N";
/// The row was made, in the letters of django-simple-history.
const CREATED: &str = "+";

impl Operation for AddFunding {
    type Target = ();
    type Input = NewFunding;
    type Output = Saved<Funding>;

    const DESCRIPTION: Declared = Declared::new(
        "funding.create",
        "fundings",
        Verb::Create,
        "Notes money that a payer gives for a product.",
    )
    .access(rights::KEEP_PAYERS)
    .graphql("addFunding", "payer.mutation.failed_to_add_funding");

    async fn run(context: &mut Context<'_>, (): &(), input: &NewFunding) -> Result<Saved<Funding>, Error> {
        if input.amount <= Decimal::ZERO {
            return Err(error::AMOUNT.at("amount").into());
        }
        let payer: Payer = context.resolve(&input.payer, "payer").await?;
        let product: Product = context.resolve(&input.product, "product").await?;
        let user = context.actor().user().map(|user| user.account.id);
        let user = user.ok_or_else(|| kinds::UNAUTHENTICATED.problem())?;
        let funding = Uuid::now_v7();
        insert(context, funding, (&payer, &product, user), input).await?;
        context.touches(payer_mutations::payer_id, &[payer.id]).await?;
        context.emit(
            "payer.funding_added",
            json!({ "payer": payer.id, "product": product.id, "funding": funding }),
        );
        Ok(Saved::new(funding))
    }
}

/// Writes the row and its first version.
async fn insert(
    context: &mut Context<'_>,
    funding: Uuid,
    (payer, product, user): (&Payer, &Product, Uuid),
    input: &NewFunding,
) -> Result<(), Error> {
    let now = context.now();
    macro_rules! row {
        ($table:ident) => {
            (
                $table::uuid.eq(funding),
                $table::is_deleted.eq(false),
                $table::date_created.eq(now),
                $table::date_updated.eq(now),
                $table::version.eq(1),
                $table::amount.eq(input.amount),
                $table::pay_date.eq(input.pay_date),
                $table::status.eq(PENDING),
                $table::receipt.eq(&input.receipt),
                $table::payer_id.eq(payer.id),
                $table::product_id.eq(product.id),
                $table::user_created_id.eq(user),
                $table::user_updated_id.eq(user),
            )
        };
    }
    diesel::insert_into(fundings::table)
        .values(row!(fundings))
        .execute(context.connection())
        .await?;
    let version = (
        row!(funding_versions),
        funding_versions::history_date.eq(now),
        funding_versions::history_type.eq(CREATED),
        funding_versions::history_user_id.eq(user),
    );
    diesel::insert_into(funding_versions::table)
        .values(version)
        .execute(context.connection())
        .await?;
    Ok(())
}
