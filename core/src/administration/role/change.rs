//! Changing a role (spec 5.8).

use super::{Role, granting, name_check, rights_kept};
use crate::access::ActorChange;
use crate::administration::stamp::Stamp;
use crate::administration::{dialect, error, rights};
use crate::declare::{Declared, Input, Operation, OperationDialect, Patch, Resource, Saved, SystemRole, Verb};
use crate::error::Error;
use crate::operate::{Context, history};
use crate::schema::administration::{role_mutations, roles};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::json;
use std::collections::BTreeSet;

/// Changes a role.
#[derive(Debug)]
pub struct ChangeRole;

/// What of a role is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct RoleChange {
    /// Name, unique among valid roles.
    #[input(max_length = 50, not_blank)]
    pub name: Option<String>,
    /// Name in the second language.
    #[input(max_length = 50)]
    pub alt_language: Patch<String>,
    /// Accepted from openIMIS's clients and ignored: a role keeps its code.
    pub is_system: Option<bool>,
    /// Whether it gives no rights for now.
    pub is_blocked: Option<bool>,
    /// Numbers of all the rights that it gives from now on.
    #[input(graphql = "rightsId")]
    pub rights: Option<Vec<i32>>,
}

impl Operation for ChangeRole {
    type Target = Role;
    type Input = RoleChange;
    type Output = Saved<Role>;

    const DESCRIPTION: Declared = Declared::new(
        "role.change",
        "roles",
        Verb::Update,
        "Changes a role; rights that it gains must be held by whoever adds them.",
    )
    .right(rights::EDIT_ROLES)
    .graphql("updateRole", "core.mutation.failed_to_update_role")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, role: &Role, input: &RoleChange) -> Result<Saved<Role>, Error> {
        let wanted: Option<BTreeSet<i32>> = input.rights.as_ref().map(|rights| rights.iter().copied().collect());
        let is_blocked = input.is_blocked.unwrap_or(role.is_blocked);
        if is_blocked && !role.is_blocked && role.is_system == SystemRole::ImisAdministrator.code() {
            return Err(error::ADMINISTRATORS_ROLE.at("isBlocked").into());
        }
        check_granted(context, role, wanted.as_ref(), is_blocked).await?;
        if let Some(name) = input.name.as_ref().filter(|name| **name != role.name) {
            name_check::refuse_taken(context, name).await?;
        }

        let stamp = Stamp::of(context);
        history::save_one(context.connection(), Role::DESCRIPTION, &role.key(), stamp.now).await?;
        let changes = (
            roles::name.eq(input.name.as_ref().unwrap_or(&role.name)),
            roles::alt_language.eq(input.alt_language.clone().over(role.alt_language.clone())),
            roles::is_blocked.eq(is_blocked),
            roles::audit_user_id.eq(stamp.audit_user_id),
        );
        diesel::update(roles::table.find(role.id))
            .set(changes)
            .execute(context.connection())
            .await?;
        if let Some(wanted) = &wanted {
            rights_kept::replace(context.connection(), role.id, wanted, stamp).await?;
        }
        context.touches(role_mutations::role_id, &[role.id]).await?;
        context.actors_changed(ActorChange::Everybody);
        context.emit("role.changed", json!({ "id": role.id }));
        Ok(Saved::new(role.id))
    }
}

/// Checks the rights that the role's holders gain: those added, and all of them when it is unblocked.
async fn check_granted(
    context: &mut Context<'_>,
    role: &Role,
    wanted: Option<&BTreeSet<i32>>,
    is_blocked: bool,
) -> Result<(), Error> {
    let present: BTreeSet<i32> = rights_kept::of_role(context.connection(), role.id)
        .await?
        .into_iter()
        .collect();
    let after = wanted.unwrap_or(&present);
    let unblocked = role.is_blocked && !is_blocked;
    let granted: Vec<i32> = if unblocked {
        after.iter().copied().collect()
    } else {
        after.difference(&present).copied().collect()
    };
    let field = if unblocked { "isBlocked" } else { "rights" };
    granting::check_rights(context.actor(), &granted).map_err(|problem| problem.at(field))?;
    if unblocked && role.is_system == SystemRole::ImisAdministrator.code() && !context.actor().is_superuser() {
        return Err(error::RIGHT_NOT_HELD.at("isBlocked").into());
    }
    Ok(())
}
