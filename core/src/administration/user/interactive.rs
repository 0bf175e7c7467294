//! What can be read of a person who logs in. Salt and hash of the password are not (spec 5.7).

use crate::administration::dialect;
use crate::administration::rights;
use crate::declare::{Access, Resource, Scope};
use crate::schema::administration::user_roles;
use crate::schema::expression;
use crate::schema::identity::{interactive_user_versions, interactive_users, users};
use chrono::{DateTime, NaiveDateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

/// A person with a login.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "interactive-users",
    graphql = dialect::INTERACTIVE_USER,
    table = interactive_users,
    access = Access::Right(rights::FIND_USERS),
    scope = Scope::All,
    live = condition(expression::LIVE_PERSON),
    history = shadow(interactive_user_versions),
    sort = ["loginName"],
)]
#[to_many(name = "userRoles", target = "user-roles", column = user_roles::user_id, visibility = Inherit,
    doc = "Which roles the person holds, since when.")]
#[to_many(name = "roles", target = "roles", through = user_roles, here = user_id, there = role_id,
    live = while_null(valid_to), visibility = Label, doc = "The roles that the person holds.")]
#[to_many(name = "users", graphql = "userSet", target = "users", column = users::interactive_id,
    visibility = Inherit, doc = "The account.")]
pub struct InteractiveUser {
    /// Join key; also what audit columns store.
    #[key]
    pub id: i64,
    /// Public id.
    #[public_id]
    pub uuid: Uuid,
    /// How often the person was changed, from 1.
    #[field]
    pub version: i32,
    /// Login name.
    #[field(filter, sort, label)]
    pub login_name: String,
    /// Family name.
    #[field(filter, sort, label)]
    pub last_name: String,
    /// Given names.
    #[field(filter, sort, label)]
    pub other_names: String,
    /// Telephone.
    #[field(filter)]
    pub phone: Option<String>,
    /// E-mail address.
    #[field(filter)]
    pub email: Option<String>,
    /// Key of the facility that the person works at; the module that owns facilities leads there.
    #[field(filter)]
    pub health_facility_id: Option<i32>,
    /// Whether the person is an officer or a claim administrator too.
    #[field(filter)]
    pub is_associated: Option<bool>,
    /// Sum of the codes of system roles, as old installations have it; nothing reads it.
    #[field]
    pub role_id: Option<i32>,
    /// Until when the password is good; nothing enforces it.
    #[field]
    pub password_validity: Option<DateTime<Utc>>,
    /// The last login.
    #[field(sort)]
    pub last_login: Option<NaiveDateTime>,
    /// Whether the person may log in.
    #[field(filter)]
    pub active: bool,
    /// When the person was deleted.
    #[field]
    pub date_deactivated: Option<DateTime<Utc>>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", column = validity_from, filter, sort)]
    pub valid_from: Option<DateTime<Utc>>,
    /// The instant at which it ends.
    #[field(name = "validityTo", column = validity_to, filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// Data of extensions.
    #[field]
    pub json_ext: Option<Value>,
    /// The language that the person reads.
    #[to_one(target = "languages", visibility = Inherit)]
    pub language: String,
}
