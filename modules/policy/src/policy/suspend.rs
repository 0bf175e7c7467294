//! Setting a policy aside (spec 2.12, rule 76).

use super::status_change::set_status;
use super::{Policy, PolicyStatus};
use crate::schema::policy_mutations;
use crate::{error, rights};
use openimis_core::declare::{Declared, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Suspends a policy.
#[derive(Debug)]
pub struct SuspendPolicy;

impl Operation for SuspendPolicy {
    type Target = Policy;
    type Input = ();
    type Output = Saved<Policy>;

    const DESCRIPTION: Declared = Declared::new(
        "policy.suspend",
        "policies",
        Verb::Act("suspend"),
        "Sets a policy aside, whatever its status; the days of its coverage stay.",
    )
    .right(rights::EDIT_POLICIES)
    .ended(&error::ENDED)
    .graphql("suspendPolicies", "policy.mutation.failed_to_suspend_policy")
    .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, policy: &Policy, (): &()) -> Result<Saved<Policy>, Error> {
        // suspended twice is suspended
        if policy.status() != Some(PolicyStatus::Suspended) {
            set_status(context, policy, PolicyStatus::Suspended, None).await?;
        }
        context.touches(policy_mutations::policy_id, &[policy.id]).await?;
        context.emit("policy.suspended", json!({ "id": policy.id }));
        Ok(Saved::new(policy.id))
    }
}
