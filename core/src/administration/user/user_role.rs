//! What can be read of who holds which role.

use crate::administration::rights;
use crate::declare::{Access, GraphqlType, Resource, Scope};
use crate::schema::administration::user_roles;
use chrono::{DateTime, Utc};

/// A role that a person holds.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "user-roles",
    graphql = GraphqlType::plain("UserRoleGQLType"),
    table = user_roles,
    access = Access::Right(rights::FIND_USERS),
    scope = Scope::All,
    live = while_null(valid_to),
)]
pub struct UserRole {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// The instant from which the person holds it.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it was taken away; empty while the person holds it.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: Option<i32>,
    /// The role.
    #[to_one(target = "roles", visibility = Label)]
    pub role_id: i32,
    /// The person.
    #[to_one(target = "interactive-users", visibility = Inherit)]
    pub user_id: i64,
}
