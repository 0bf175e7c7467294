//! Ending a role (rule 58).

use super::Role;
use crate::access::ActorChange;
use crate::administration::stamp::Stamp;
use crate::administration::{error, rights};
use crate::declare::{Declared, Operation, OperationDialect, Resource, SystemRole, Verb};
use crate::error::Error;
use crate::operate::{Context, history};
use crate::schema::administration::{role_mutations, roles};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::json;

/// Ends a role: whoever holds it loses its rights (W-07).
#[derive(Debug)]
pub struct RemoveRole;

impl Operation for RemoveRole {
    type Target = Role;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "role.delete",
        "roles",
        Verb::Delete,
        "Ends a role; its holders lose the rights that it gave.",
    )
    .right(rights::DELETE_ROLES)
    .graphql("deleteRole", "role.mutation.failed_to_change_status_of_role")
    .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, role: &Role, (): &()) -> Result<(), Error> {
        if role.is_system == SystemRole::ImisAdministrator.code() {
            return Err(error::ADMINISTRATORS_ROLE.problem().into());
        }
        let stamp = Stamp::of(context);
        history::save_one(context.connection(), Role::DESCRIPTION, &role.key(), stamp.now).await?;
        let ended = (
            roles::valid_from.eq(stamp.now),
            roles::valid_to.eq(stamp.now),
            roles::audit_user_id.eq(stamp.audit_user_id),
        );
        diesel::update(roles::table.find(role.id))
            .set(ended)
            .execute(context.connection())
            .await?;
        context.touches(role_mutations::role_id, &[role.id]).await?;
        context.actors_changed(ActorChange::Everybody);
        context.emit("role.deleted", json!({ "id": role.id }));
        Ok(())
    }
}
