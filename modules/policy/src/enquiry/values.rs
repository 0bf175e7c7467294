//! What a policy would cost, and when it would hold (spec 2.9 to 2.11, `policyValues`).

use super::Day;
use crate::policy::{Policy, Priced, Product, price};
use crate::pricing::{Enrolment, Quote, Stage, instalments, to_cents};
use crate::{error, message, rights};
use openimis_core::administration::CoreSettings;
use openimis_core::declare::{Declared, Input, Named, Operation, OperationDialect, Ref, Shape, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_insuree::Family;
use serde_json::{Value, json};
use uuid::Uuid;

/// Asks what a policy would cost.
#[derive(Debug)]
pub struct AskPolicyValues;

/// The policy in question.
#[derive(Debug, Clone, Input)]
pub struct PolicyInQuestion {
    /// The policy that it would continue.
    #[input(graphql = "prevUuid")]
    pub previous: Option<Ref<Policy>>,
    /// N new, R renewed.
    #[input(one_of = Stage::LETTERS)]
    pub stage: String,
    /// The day on which the family would enrol.
    #[input(graphql_type = "DateTime")]
    pub enroll_date: Day,
    /// What would be bought.
    #[input(graphql = "productId")]
    pub product: Option<Ref<openimis_product::Product>>,
    /// Who would buy.
    #[input(graphql = "familyId")]
    pub family: Ref<Family>,
    /// The contribution plan by which it would be priced; an installation without such plans takes none.
    pub contribution_plan_uuid: Option<Uuid>,
}

const ANSWER: Shape = Shape::Object(
    "PolicyAndWarningsGQLType",
    &[
        ("policy", Shape::Draft("policies")),
        ("warnings", Shape::List(&Shape::Scalar("String"))),
    ],
);

impl Operation for AskPolicyValues {
    type Target = ();
    type Input = PolicyInQuestion;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "policy.values",
        "policies",
        Verb::Ask("values"),
        "Says what a policy would cost, when it would hold, and into which instalments its value divides.",
    )
    .right(rights::FIND_POLICIES)
    .graphql("policyValues", "")
    .dialect(OperationDialect::answering(&ANSWER));

    async fn run(context: &mut Context<'_>, (): &(), input: &PolicyInQuestion) -> Result<Value, Error> {
        if input.contribution_plan_uuid.is_some() {
            return Err(error::NO_CONTRIBUTION_PLANS.at("contributionPlanUuid").into());
        }
        let product = product(context, input.product.as_ref()).await?;
        let family: Family = context.resolve(&input.family, "family").await?;
        let previous: Option<Policy> = match &input.previous {
            Some(named) => Some(context.resolve(named, "previous").await?),
            None => None,
        };
        let enrolment = Enrolment {
            stage: Stage::of(Some(&input.stage)),
            day: input.enroll_date.0,
            today: context.today(),
            previous_expiry: previous.and_then(|policy| policy.expiry_date),
            age_of_majority: context.settings::<CoreSettings>().age_of_majority,
        };
        let quote = price(context, &product, &enrolment, Priced::Family(family.id)).await?;
        Ok(shown(&product, &enrolment, &quote))
    }
}

/// Rule 68: the answer names the product that there is not.
async fn product(context: &mut Context<'_>, named: Option<&Ref<openimis_product::Product>>) -> Result<Product, Error> {
    let Some(named) = named else {
        let detail = message::product_or_plan();
        return Err(error::NO_PRODUCT.at("product").detail(detail).into());
    };
    match context.resolve(named, "product").await {
        Ok(product) => Product::load(context, product.id).await,
        Err(Error::Refused(_)) => {
            let id = match &named.named {
                Named::PublicId(id) => id.clone(),
                Named::Key(key) => key.to_string(),
            };
            let detail = message::product_unknown(id);
            Err(error::NO_PRODUCT.at("product").detail(detail).into())
        }
        Err(other) => Err(other),
    }
}

fn shown(product: &Product, enrolment: &Enrolment, quote: &Quote) -> Value {
    let value = to_cents(quote.value);
    let warning = quote
        .too_many
        .map(|many| message::too_many_members(many.members, many.maximum).to_string());
    let count = product
        .max_installments
        .and_then(|count| u16::try_from(count).ok())
        .unwrap_or(0);
    let parts: Vec<_> = instalments(value, count.min(MOST_INSTALMENTS))
        .into_iter()
        .map(|amount| format!("{amount:.2}"))
        .collect();
    json!({
        "policy": {
            "stage": enrolment.stage.letter(),
            "enrollDate": enrolment.day,
            "startDate": quote.dates.start,
            "expiryDate": quote.dates.expiry,
            "value": format!("{value:.2}"),
        },
        "warnings": warning.into_iter().collect::<Vec<_>>(),
        "instalments": parts,
    })
}

/// Nobody pays a policy in more parts.
const MOST_INSTALMENTS: u16 = 120;
