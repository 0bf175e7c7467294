//! Deleting a user (spec 2.10, W-01).

use super::parts::Parts;
use super::{User, administrators, person};
use crate::access::ActorChange;
use crate::administration::stamp::Stamp;
use crate::administration::{claim_administrator, error, officer, rights};
use crate::declare::{Declared, Operation, OperationDialect, Verb};
use crate::error::Error;
use crate::identity::session::{self, EndReason};
use crate::operate::Context;
use crate::schema::administration::user_mutations;
use serde_json::json;

/// Deletes a user: whatever he was ends, his tokens too; his name stays reserved (rule 56).
#[derive(Debug)]
pub struct RemoveUser;

impl Operation for RemoveUser {
    type Target = User;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "user.delete",
        "users",
        Verb::Delete,
        "Deletes a user: login, officer and claim administrator end, the name stays reserved.",
    )
    .right(rights::DELETE_USERS)
    .graphql("deleteUser", "user.validation.id_does_not_exist")
    .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, user: &User, (): &()) -> Result<(), Error> {
        let himself = context.actor().user().is_some_and(|actor| actor.account.id == user.id);
        if himself && context.actor().is_superuser() {
            return Err(error::SELF_DEPROVISION.problem().into());
        }
        let parts = Parts::of(context.connection(), user).await?;
        let person = parts.person.map(|(id, _)| id);
        administrators::check_reserved(context, person, "id").await?;
        let stamp = Stamp::of(context);
        if let Some(id) = person {
            person::end(context.connection(), id, stamp).await?;
        }
        if let Some((id, _)) = parts.officer {
            officer::record::end(context.connection(), id, stamp).await?;
        }
        if let Some((id, _)) = parts.claim_admin {
            claim_administrator::record::end(context.connection(), id, stamp).await?;
        }
        session::end_all_sessions(context.connection(), user.id, EndReason::Revoked, stamp.now).await?;
        context.touches(user_mutations::core_user_id, &[user.id]).await?;
        context.actors_changed(ActorChange::User(user.id));
        context.emit("user.deleted", json!({ "id": user.id }));
        Ok(())
    }
}
