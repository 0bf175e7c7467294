//! Deleting a policy (spec 2.12, rule 77, BUG-17).

use super::{Policy, cover};
use crate::schema::{policies, policy_mutations};
use crate::{renewal, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Deletes a policy. The module that keeps claims listens and refuses ([`crate::error::USED_IN_CLAIMS`]); the one that
/// keeps contributions listens and ends those.
#[derive(Debug)]
pub struct RemovePolicy;

impl Operation for RemovePolicy {
    type Target = Policy;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "policy.delete",
        "policies",
        Verb::Delete,
        "Ends a policy that nothing was claimed on, with its coverage and open renewals.",
    )
    .right(rights::DELETE_POLICIES)
    .graphql("deletePolicies", "policy.mutation.failed_to_delete_policies")
    .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, policy: &Policy, (): &()) -> Result<(), Error> {
        let now = context.now();
        history::save_one(context.connection(), Policy::DESCRIPTION, &policy.key(), now).await?;
        let changes = (
            policies::valid_from.eq(now),
            policies::valid_to.eq(now),
            policies::audit_user_id.eq(context.actor().audit_user_id()),
        );
        diesel::update(policies::table.find(policy.id))
            .set(changes)
            .execute(context.connection())
            .await?;
        cover::end(context, policy.id).await?;
        renewal::close_of_policy(context, policy.id).await?;
        context.touches(policy_mutations::policy_id, &[policy.id]).await?;
        context.emit("policy.deleted", json!({ "id": policy.id }));
        Ok(())
    }
}
