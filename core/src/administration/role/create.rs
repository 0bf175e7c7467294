//! Creating a role (spec 5.8).

use super::{Role, granting, name_check, rights_kept};
use crate::administration::stamp::Stamp;
use crate::administration::{dialect, rights};
use crate::declare::{Declared, Input, Operation, OperationDialect, Saved, Verb};
use crate::error::Error;
use crate::operate::Context;
use crate::schema::administration::{role_mutations, roles};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Creates a role.
#[derive(Debug)]
pub struct CreateRole;

/// What a new role is made of.
#[derive(Debug, Clone, Input)]
pub struct NewRole {
    /// Name, unique among valid roles.
    #[input(max_length = 50, not_blank)]
    pub name: String,
    /// Name in the second language.
    #[input(max_length = 50)]
    pub alt_language: Option<String>,
    /// Accepted from openIMIS's clients and ignored: coded roles come with the base data only.
    pub is_system: Option<bool>,
    /// Whether it gives no rights for now; false unless said.
    pub is_blocked: Option<bool>,
    /// Numbers of the rights that it gives.
    #[input(graphql = "rightsId")]
    pub rights: Option<Vec<i32>>,
}

impl Operation for CreateRole {
    type Target = ();
    type Input = NewRole;
    type Output = Saved<Role>;

    const DESCRIPTION: Declared = Declared::new(
        "role.create",
        "roles",
        Verb::Create,
        "Creates a role with rights that its creator holds.",
    )
    .right(rights::ADD_ROLES)
    .graphql("createRole", "core.mutation.failed_to_create_role")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, (): &(), input: &NewRole) -> Result<Saved<Role>, Error> {
        let rights = input.rights.iter().flatten().copied().collect();
        let role = Naming {
            name: &input.name,
            alt_language: input.alt_language.as_deref(),
            is_blocked: input.is_blocked.unwrap_or(false),
        };
        let id = make(context, &role, &rights).await?;
        context.emit("role.created", json!({ "id": id }));
        Ok(Saved::new(id))
    }
}

/// What a new role is called, and whether it counts.
pub(super) struct Naming<'a> {
    pub(super) name: &'a str,
    pub(super) alt_language: Option<&'a str>,
    pub(super) is_blocked: bool,
}

/// Makes a role after checking its name and that the actor holds its rights.
pub(super) async fn make(context: &mut Context<'_>, role: &Naming<'_>, rights: &BTreeSet<i32>) -> Result<i32, Error> {
    let granted: Vec<i32> = rights.iter().copied().collect();
    granting::check_rights(context.actor(), &granted).map_err(|problem| problem.at("rights"))?;
    name_check::refuse_taken(context, role.name).await?;
    let stamp = Stamp::of(context);
    let row = (
        roles::uuid.eq(Uuid::new_v4().to_string()),
        roles::name.eq(role.name),
        roles::alt_language.eq(role.alt_language),
        roles::is_system.eq(0),
        roles::is_blocked.eq(role.is_blocked),
        roles::audit_user_id.eq(stamp.audit_user_id),
        roles::valid_from.eq(stamp.now),
    );
    let insert = diesel::insert_into(roles::table).values(row).returning(roles::id);
    let id: i32 = insert.get_result(context.connection()).await?;
    rights_kept::give(context.connection(), id, rights, stamp).await?;
    context.touches(role_mutations::role_id, &[id]).await?;
    Ok(id)
}
