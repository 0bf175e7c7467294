//! What can be read of a role's rights.

use crate::administration::dialect;
use crate::administration::rights;
use crate::declare::{Access, Resource, Scope};
use crate::schema::administration::role_rights;
use chrono::{DateTime, Utc};

/// A right of a role. Only rights that it has today are listed (W-38).
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "role-rights",
    graphql = dialect::ROLE_RIGHT,
    table = role_rights,
    access = Access::Right(rights::FIND_ROLES),
    scope = Scope::All,
    live = while_null(valid_to),
    sort = ["rightId"],
)]
pub struct RoleRight {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// openIMIS's number of the right.
    #[field(filter, sort)]
    pub right_id: i32,
    /// The instant from which it holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: Option<i32>,
    /// The role that has it.
    #[to_one(target = "roles", visibility = Inherit)]
    pub role_id: i32,
}
