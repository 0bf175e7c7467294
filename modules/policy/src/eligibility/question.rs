//! The three questions: about kinds of care, an item, a service.

use super::answer::{SHAPE, shown};
use super::consumption::{Wanted, used_by};
use super::decide::{Asked, decide};
use super::load::{Enquiry, load};
use crate::rights;
use crate::settings::PolicySettings;
use openimis_core::administration::CoreSettings;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::Value;

/// Asks what a person may still have.
#[derive(Debug)]
pub struct AskEligibility;

/// Asks whether a person may have an item.
#[derive(Debug)]
pub struct AskItemEligibility;

/// Asks whether a person may have a service.
#[derive(Debug)]
pub struct AskServiceEligibility;

/// The person in question.
#[derive(Debug, Clone, Input)]
pub struct PersonInQuestion {
    /// Insurance number.
    pub chf_id: String,
}

/// The person and the item in question.
#[derive(Debug, Clone, Input)]
pub struct ItemInQuestion {
    /// Insurance number.
    pub chf_id: String,
    /// Code of the item.
    pub item_code: String,
}

/// The person and the service in question.
#[derive(Debug, Clone, Input)]
pub struct ServiceInQuestion {
    /// Insurance number.
    pub chf_id: String,
    /// Code of the service.
    pub service_code: String,
}

impl Operation for AskEligibility {
    type Target = ();
    type Input = PersonInQuestion;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "policy.eligibility",
        "policies",
        Verb::Ask("eligibility"),
        "Says how many claims of each kind, and up to what amount, a person may still have.",
    )
    .right(rights::FIND_POLICIES)
    .graphql("policyEligibilityByInsuree", "")
    .dialect(OperationDialect::answering(&SHAPE));

    async fn run(context: &mut Context<'_>, (): &(), input: &PersonInQuestion) -> Result<Value, Error> {
        answer(context, &input.chf_id, None, None).await
    }
}

impl Operation for AskItemEligibility {
    type Target = ();
    type Input = ItemInQuestion;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "policy.item_eligibility",
        "policies",
        Verb::Ask("item-eligibility"),
        "Says from when on, and how often, a person may have an item.",
    )
    .right(rights::FIND_POLICIES)
    .graphql("policyItemEligibilityByInsuree", "")
    .dialect(OperationDialect::answering(&SHAPE));

    async fn run(context: &mut Context<'_>, (): &(), input: &ItemInQuestion) -> Result<Value, Error> {
        answer(context, &input.chf_id, Some(&input.item_code), None).await
    }
}

impl Operation for AskServiceEligibility {
    type Target = ();
    type Input = ServiceInQuestion;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "policy.service_eligibility",
        "policies",
        Verb::Ask("service-eligibility"),
        "Says from when on, and how often, a person may have a service.",
    )
    .right(rights::FIND_POLICIES)
    .graphql("policyServiceEligibilityByInsuree", "")
    .dialect(OperationDialect::answering(&SHAPE));

    async fn run(context: &mut Context<'_>, (): &(), input: &ServiceInQuestion) -> Result<Value, Error> {
        answer(context, &input.chf_id, None, Some(&input.service_code)).await
    }
}

/// One statement, and one more of the module that keeps claims, if it is linked.
async fn answer(
    context: &mut Context<'_>,
    number: &str,
    item: Option<&str>,
    service: Option<&str>,
) -> Result<Value, Error> {
    let settings = context.settings::<PolicySettings>();
    let enquiry = Enquiry {
        number,
        item,
        service,
        age_of_majority: context.settings::<CoreSettings>().age_of_majority,
    };
    let covered = load(context, &enquiry).await?;
    let wanted = Wanted {
        person: covered.person,
        policies: covered.covers.iter().map(|cover| cover.policy).collect(),
        item: covered.item,
        service: covered.service,
    };
    let used = used_by(context.connection(), &wanted).await?;
    let asked = Asked {
        today: context.today(),
        months: settings.month_arithmetic,
        category: covered.category.as_deref(),
    };
    let mut found = decide(&covered.covers, &used, asked);
    // what is not asked for is not refused
    if !covered.covers.is_empty() {
        found.item.is_ok |= item.is_none();
        found.service.is_ok |= service.is_none();
    }
    Ok(shown(&found))
}
