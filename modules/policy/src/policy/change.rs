//! Changing a policy that is not paid yet (spec 2.12, rule 74, BUG-16).

use super::price::Priced;
use super::product::Product;
use super::sale::{self, Terms};
use super::{Policy, PolicyStatus, cover};
use crate::pricing::Enrolment;
use crate::schema::{policies, policy_mutations};
use crate::{dialect, error, rights};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::administration::{CoreSettings, Officer};
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Ref, Resource, Saved, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::{Context, history};
use openimis_insuree::Family;
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

/// Changes a policy.
#[derive(Debug)]
pub struct ChangePolicy;

/// What of a policy is to change; what is not sent stays. Value and days follow from a changed product, family or
/// enrolment date, unless they are sent too.
#[derive(Debug, Clone, Input)]
pub struct PolicyChange {
    /// The day on which the family enrolled; not in the future.
    pub enroll_date: Option<NaiveDate>,
    /// First day.
    pub start_date: Option<NaiveDate>,
    /// Last day.
    pub expiry_date: Option<NaiveDate>,
    /// What it costs.
    pub value: Option<Decimal>,
    /// What is bought.
    #[input(graphql = "productId")]
    pub product: Option<Ref<openimis_product::Product>>,
    /// Who buys.
    #[input(graphql = "familyId")]
    pub family: Option<Ref<Family>>,
    /// Who sells.
    #[input(graphql = "officerId")]
    pub officer: Patch<Ref<Officer>>,
    /// The contribution plan by which it is priced; an installation without such plans takes none.
    pub contribution_plan_id: Option<Uuid>,
}

impl Operation for ChangePolicy {
    type Target = Policy;
    type Input = PolicyChange;
    type Output = Saved<Policy>;

    const DESCRIPTION: Declared = Declared::new(
        "policy.change",
        "policies",
        Verb::Update,
        "Changes a policy that is not paid yet.",
    )
    .right(rights::EDIT_POLICIES)
    .ended(&error::ENDED)
    .graphql("updatePolicy", "policy.mutation.failed_to_update_policy")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, policy: &Policy, input: &PolicyChange) -> Result<Saved<Policy>, Error> {
        check(policy, input, context.today())?;
        let changed = refer(context, policy.clone(), input).await?;
        let terms = terms(context, policy, &changed, input).await?;
        let changed = Policy {
            start_date: terms.dates.start,
            expiry_date: Some(terms.dates.expiry),
            value: Some(terms.value),
            ..changed
        };
        let now = context.now();
        history::save_one(context.connection(), Policy::DESCRIPTION, &policy.key(), now).await?;
        store(context, &changed).await?;
        if changed.family_id == policy.family_id {
            cover::refresh(context, &changed).await?;
        } else {
            cover::end(context, policy.id).await?;
            cover::cover_family(context, policy.id).await?;
        }
        context.touches(policy_mutations::policy_id, &[policy.id]).await?;
        context.emit("policy.changed", json!({ "id": policy.id }));
        Ok(Saved::new(policy.id))
    }
}

fn check(policy: &Policy, input: &PolicyChange, today: NaiveDate) -> Result<(), Vec<Problem>> {
    // whatever is sent, it comes too late
    if policy.status() != Some(PolicyStatus::Idle) {
        return Err(vec![error::NOT_IDLE.problem()]);
    }
    let mut problems = Vec::new();
    if input.enroll_date.is_some_and(|day| day > today) {
        problems.push(error::FUTURE_ENROLMENT.at("enrollDate"));
    }
    if input.contribution_plan_id.is_some() {
        problems.push(error::NO_CONTRIBUTION_PLANS.at("contributionPlanId"));
    }
    problems.extend(input.value.and_then(sale::refuse_value));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The policy with the rows that were named.
async fn refer(context: &mut Context<'_>, policy: Policy, input: &PolicyChange) -> Result<Policy, Error> {
    let mut changed = policy;
    if let Some(day) = input.enroll_date {
        changed.enroll_date = day;
    }
    let mut village = None;
    if let Some(family) = &input.family {
        let family: Family = context.resolve(family, "family").await?;
        (changed.family_id, village) = (family.id, family.location_id);
    }
    if let Some(product) = &input.product {
        let product: openimis_product::Product = context.resolve(product, "product").await?;
        let is_new = product.id != changed.product_id;
        changed.product_id = product.id;
        if is_new {
            let product = Product::load(context, product.id).await?;
            product.refuse_unsold(context, changed.enroll_date, village).await?;
        }
    }
    match &input.officer {
        Patch::Absent => {}
        Patch::Null => changed.officer_id = None,
        Patch::Value(officer) => {
            let officer: Officer = context.resolve(officer, "officer").await?;
            changed.officer_id = Some(officer.id);
        }
    }
    Ok(changed)
}

/// Value and days: those sent; those that were, if nothing changes from which they follow; else computed anew.
async fn terms(
    context: &mut Context<'_>,
    policy: &Policy,
    changed: &Policy,
    input: &PolicyChange,
) -> Result<Terms, Error> {
    let moved = changed.family_id != policy.family_id;
    let same = !moved && changed.product_id == policy.product_id && changed.enroll_date == policy.enroll_date;
    let sent = if same {
        (
            input.start_date.or(Some(policy.start_date)),
            input.expiry_date.or(policy.expiry_date),
            input.value.or(policy.value),
        )
    } else {
        (input.start_date, input.expiry_date, input.value)
    };
    let enrolment = Enrolment {
        stage: policy.stage(),
        day: changed.enroll_date,
        today: context.today(),
        previous_expiry: None,
        age_of_majority: context.settings::<CoreSettings>().age_of_majority,
    };
    let priced = if moved {
        Priced::Family(changed.family_id)
    } else {
        Priced::Covered(policy.id)
    };
    let product = Product::load(context, changed.product_id).await?;
    sale::terms(context, &product, &enrolment, priced, sent).await
}

async fn store(context: &mut Context<'_>, policy: &Policy) -> Result<(), Error> {
    let changes = (
        policies::enroll_date.eq(policy.enroll_date),
        policies::start_date.eq(policy.start_date),
        policies::expiry_date.eq(policy.expiry_date),
        policies::value.eq(policy.value),
        policies::product_id.eq(policy.product_id),
        policies::family_id.eq(policy.family_id),
        policies::officer_id.eq(policy.officer_id),
        policies::audit_user_id.eq(context.actor().audit_user_id()),
        policies::valid_from.eq(context.now()),
    );
    diesel::update(policies::table.find(policy.id))
        .set(changes)
        .execute(context.connection())
        .await?;
    Ok(())
}
