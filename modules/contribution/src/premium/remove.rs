//! Withdrawing contributions (rule 89).

use super::Premium;
use crate::schema::{premium_mutations, premiums};
use crate::{activation, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Withdraws a contribution.
#[derive(Debug)]
pub struct RemovePremium;

impl Operation for RemovePremium {
    type Target = Premium;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "premium.delete",
        "premiums",
        Verb::Delete,
        "Ends a contribution; its policy stays as it is.",
    )
    .right(rights::DELETE_CONTRIBUTIONS)
    .graphql("deletePremium", "contribution.mutation.failed_to_delete_premium")
    .dialect(OperationDialect::MANY.with_types("DeletePremiums"));

    async fn run(context: &mut Context<'_>, premium: &Premium, (): &()) -> Result<(), Error> {
        // whoever adds up what is paid for the policy waits
        activation::hold(context, premium.policy_id).await?;
        end(context, &[premium.id]).await?;
        context.touches(premium_mutations::premium_id, &[premium.id]).await?;
        context.emit("premium.deleted", json!({ "ids": [premium.id] }));
        Ok(())
    }
}

/// Ends live contributions as openIMIS does: a history copy each, then the row itself (spec 1.2).
pub(crate) async fn end(context: &mut Context<'_>, ids: &[i32]) -> Result<(), Error> {
    let keys: Vec<i64> = ids.iter().copied().map(i64::from).collect();
    let now = context.now();
    history::save(context.connection(), Premium::DESCRIPTION, &keys, now).await?;
    let changes = (
        premiums::valid_from.eq(now),
        premiums::valid_to.eq(now),
        premiums::audit_user_id.eq(context.actor().audit_user_id()),
    );
    diesel::update(premiums::table.filter(premiums::id.eq_any(ids)))
        .set(changes)
        .execute(context.connection())
        .await?;
    Ok(())
}
