//! Selling a policy (spec 2.12, rules 70 to 73).

use super::Policy;
use super::sale::Sale;
use crate::pricing::{Enrolment, Stage};
use crate::{dialect, rights};
use openimis_core::administration::CoreSettings;
use openimis_core::declare::{Declared, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Sells a policy to a family.
#[derive(Debug)]
pub struct CreatePolicy;

impl Operation for CreatePolicy {
    type Target = ();
    type Input = Sale;
    type Output = Saved<Policy>;

    const DESCRIPTION: Declared = Declared::new(
        "policy.create",
        "policies",
        Verb::Create,
        "Sells a policy to a family; it is idle until it is paid.",
    )
    .right(rights::ADD_POLICIES)
    .graphql("createPolicy", "policy.mutation.failed_to_create_policy")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, (): &(), input: &Sale) -> Result<Saved<Policy>, Error> {
        let today = context.today();
        input.check(today)?;
        let parties = input.parties(context).await?;
        let enrolment = Enrolment {
            stage: Stage::New,
            day: input.enroll_date,
            today,
            previous_expiry: None,
            age_of_majority: context.settings::<CoreSettings>().age_of_majority,
        };
        let terms = input.terms(context, &parties, &enrolment).await?;
        let id = input.store(context, &parties, Stage::New, terms).await?;
        context.emit("policy.created", json!({ "id": id, "family": parties.family.id }));
        Ok(Saved::new(id))
    }
}
