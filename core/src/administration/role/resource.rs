//! What can be read of a role.

use crate::administration::dialect;
use crate::administration::rights;
use crate::declare::{Access, Resource, Scope};
use crate::schema::administration::{role_mutations, role_rights, roles, user_roles};
use chrono::{DateTime, Utc};

/// A set of rights under a name.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "roles",
    graphql = dialect::ROLE,
    criteria = dialect::ROLE_CRITERIA,
    table = roles,
    access = Access::Right(rights::FIND_ROLES),
    scope = Scope::All,
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["name"],
)]
#[to_many(name = "rights", target = "role-rights", column = role_rights::role_id, visibility = Inherit,
    doc = "What its holders may do.")]
#[to_many(name = "userRoles", target = "user-roles", column = user_roles::role_id, visibility = Check,
    doc = "Who holds it.")]
#[to_many(name = "mutations", target = "mutation-logs", through = role_mutations, here = role_id, there = mutation_id,
    visibility = Check, doc = "The changes that touched it.")]
pub struct Role {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Name, unique among valid roles.
    #[field(filter, sort, label)]
    pub name: String,
    /// Name in the second language.
    #[field(filter, label)]
    pub alt_language: Option<String>,
    /// Code of a role of the base data, a power of two; 64 is the administrators'. Others have 0.
    #[field(filter, sort, label)]
    pub is_system: i32,
    /// Whether it gives no rights for now (W-07).
    #[field(filter, label)]
    pub is_blocked: bool,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: Option<i32>,
}
