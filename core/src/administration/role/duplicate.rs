//! Making a role from another one (spec 5.8).

use super::create::{Naming, make};
use super::{Role, rights_kept};
use crate::administration::rights;
use crate::declare::{Declared, Input, Operation, Saved, Verb};
use crate::error::Error;
use crate::operate::Context;
use serde_json::json;

/// Makes a role from another one.
#[derive(Debug)]
pub struct DuplicateRole;

/// What the new role has that the old one has not.
#[derive(Debug, Clone, Input)]
pub struct RoleCopy {
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
    /// Numbers of the rights that it gives; those that the other role has today, unless said (W-35).
    #[input(graphql = "rightsId")]
    pub rights: Option<Vec<i32>>,
}

impl Operation for DuplicateRole {
    type Target = Role;
    type Input = RoleCopy;
    type Output = Saved<Role>;

    const DESCRIPTION: Declared = Declared::new(
        "role.duplicate",
        "roles",
        Verb::Act("duplication"),
        "Makes a role with the rights of another one, all of which its creator holds.",
    )
    .right(rights::DUPLICATE_ROLES)
    .graphql("duplicateRole", "core.mutation.failed_to_duplicate_role");

    async fn run(context: &mut Context<'_>, role: &Role, input: &RoleCopy) -> Result<Saved<Role>, Error> {
        let rights = match &input.rights {
            Some(rights) => rights.clone(),
            None => rights_kept::of_role(context.connection(), role.id).await?,
        };
        let copy = Naming {
            name: &input.name,
            alt_language: input.alt_language.as_deref(),
            is_blocked: input.is_blocked.unwrap_or(false),
        };
        let id = make(context, &copy, &rights.into_iter().collect()).await?;
        context.emit("role.created", json!({ "id": id, "from": role.id }));
        Ok(Saved::new(id))
    }
}
