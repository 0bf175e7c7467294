//! Whether a role name is free (spec 5.8 `validateRoleName`).

use crate::administration::{error, rights};
use crate::declare::{Declared, Input, Operation, Verb};
use crate::error::Error;
use crate::message;
use crate::operate::Context;
use crate::schema::administration::roles;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Says whether a name is free.
#[derive(Debug)]
pub struct CheckRoleName;

/// The name in question.
#[derive(Debug, Clone, Input)]
pub struct RoleNameQuestion {
    /// The name.
    pub role_name: String,
}

impl Operation for CheckRoleName {
    type Target = ();
    type Input = RoleNameQuestion;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "role.check_name",
        "roles",
        Verb::Ask("name-check"),
        "Says whether no valid role has the name.",
    )
    .right(rights::FIND_ROLES)
    .graphql("validateRoleName", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &RoleNameQuestion) -> Result<bool, Error> {
        Ok(!is_taken(context, &input.role_name).await?)
    }
}

/// Refuses a name that a valid role has. The unique index decides between two writers who ask at the same time (W-65).
pub(super) async fn refuse_taken(context: &mut Context<'_>, name: &str) -> Result<(), Error> {
    if is_taken(context, name).await? {
        let detail = message::role_has_name(name);
        return Err(error::ROLE_NAME_TAKEN.at("name").detail(detail).into());
    }
    Ok(())
}

async fn is_taken(context: &mut Context<'_>, name: &str) -> Result<bool, Error> {
    let holders = roles::table.filter(roles::name.eq(name).and(roles::valid_to.is_null()));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?)
}
