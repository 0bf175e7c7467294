//! Continuing a policy (spec 2.12, rule 75).

use super::sale::Sale;
use super::{Policy, previous};
use crate::pricing::{Enrolment, Stage};
use crate::renewal;
use crate::{dialect, rights};
use chrono::NaiveDate;
use openimis_core::administration::{CoreSettings, Officer};
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Ref, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_insuree::Family;
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

/// Continues a policy with a new one.
#[derive(Debug)]
pub struct RenewPolicy;

/// What a policy is continued with.
#[derive(Debug, Clone, Input)]
pub struct Renewal {
    /// The policy that is continued; the family's latest active or expired one of the product where it is not named.
    #[input(graphql = "prevUuid")]
    pub previous: Option<Ref<Policy>>,
    /// The day on which the family enrolled; not in the future.
    pub enroll_date: NaiveDate,
    /// First day; computed from the product and the previous policy where it is not sent.
    pub start_date: Option<NaiveDate>,
    /// Last day; computed from the product where it is not sent.
    pub expiry_date: Option<NaiveDate>,
    /// What it costs; computed from the product and the family where it is not sent.
    pub value: Option<Decimal>,
    /// What is bought.
    #[input(graphql = "productId")]
    pub product: Ref<openimis_product::Product>,
    /// Who buys.
    #[input(graphql = "familyId")]
    pub family: Ref<Family>,
    /// Who sells.
    #[input(graphql = "officerId")]
    pub officer: Ref<Officer>,
    /// The contribution plan by which it is priced; an installation without such plans takes none.
    pub contribution_plan_id: Option<Uuid>,
}

impl Operation for RenewPolicy {
    type Target = ();
    type Input = Renewal;
    type Output = Saved<Policy>;

    const DESCRIPTION: Declared = Declared::new(
        "policy.renew",
        "policies",
        Verb::ActOnAll("renew"),
        "Continues a policy with a new one, from the day after it on.",
    )
    .right(rights::RENEW_POLICIES)
    .graphql("renewPolicy", "policy.mutation.failed_to_renew_policy")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, (): &(), input: &Renewal) -> Result<Saved<Policy>, Error> {
        let today = context.today();
        let sale = input.sale();
        sale.check(today)?;
        let parties = sale.parties(context).await?;
        let previous = previous::hold(context, input.previous.as_ref(), &parties).await?;
        if let Some(previous) = previous {
            previous::refuse_followed(context, previous, &parties).await?;
        }
        let majority = context.settings::<CoreSettings>().age_of_majority;
        let enrolment = match previous.and_then(|previous| previous.expiry) {
            Some(expiry) => Enrolment::continuing(expiry, input.enroll_date, majority),
            None => Enrolment {
                stage: Stage::Renewed,
                day: input.enroll_date,
                today,
                previous_expiry: None,
                age_of_majority: majority,
            },
        };
        let terms = sale.terms(context, &parties, &enrolment).await?;
        let id = sale.store(context, &parties, Stage::Renewed, terms).await?;
        renewal::close(context, parties.family.id, parties.product.id).await?;
        context.emit("policy.renewed", json!({ "id": id, "family": parties.family.id }));
        Ok(Saved::new(id))
    }
}

impl Renewal {
    fn sale(&self) -> Sale {
        Sale {
            enroll_date: self.enroll_date,
            start_date: self.start_date,
            expiry_date: self.expiry_date,
            value: self.value,
            product: self.product.clone(),
            family: self.family.clone(),
            officer: self.officer.clone(),
            contribution_plan_id: self.contribution_plan_id,
        }
    }
}
