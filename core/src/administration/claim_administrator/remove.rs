//! Ending a claim administrator.

use super::{ClaimAdministrator, record};
use crate::access::ActorChange;
use crate::administration::rights;
use crate::administration::stamp::Stamp;
use crate::declare::{Declared, Operation, Verb};
use crate::error::Error;
use crate::operate::Context;
use serde_json::json;

/// Ends a claim administrator; the login that he may have stays.
#[derive(Debug)]
pub struct RemoveClaimAdministrator;

impl Operation for RemoveClaimAdministrator {
    type Target = ClaimAdministrator;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "claim_administrator.delete",
        "claim-administrators",
        Verb::Delete,
        "Ends a claim administrator; the login that he may have stays.",
    )
    .right(rights::DELETE_CLAIM_ADMINISTRATORS);

    async fn run(context: &mut Context<'_>, administrator: &ClaimAdministrator, (): &()) -> Result<(), Error> {
        let id = administrator.id;
        let stamp = Stamp::of(context);
        record::end(context.connection(), id, stamp).await?;
        if let Some(user) = record::account_of(context.connection(), id).await? {
            context.actors_changed(ActorChange::User(user));
        }
        context.emit("claim_administrator.deleted", json!({ "id": id }));
        Ok(())
    }
}
