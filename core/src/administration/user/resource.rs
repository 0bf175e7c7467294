//! What can be read of a user.

use crate::administration::dialect;
use crate::administration::rights;
use crate::declare::{Access, Resource, Scope};
use crate::schema::administration::{mutation_logs, user_mutations};
use crate::schema::expression;
use crate::schema::identity::{user_versions, users};
use diesel::sql_types::{Nullable, Text};
use uuid::Uuid;

/// Somebody with a name in the system, whatever he is: a person who logs in, an officer, a claim administrator.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "users",
    graphql = dialect::USER,
    criteria = dialect::USER_CRITERIA,
    table = users,
    access = Access::Right(rights::FIND_USERS),
    scope = Scope::All,
    live = condition(expression::LIVE_USER),
    history = shadow(user_versions),
    sort = ["username"],
)]
#[to_many(name = "mutations", target = "user-mutations", column = user_mutations::core_user_id, visibility = Check,
    doc = "The links to the changes that touched him.")]
#[to_many(name = "mutationLogs", graphql = "mutationlogSet", target = "mutation-logs",
    column = mutation_logs::user_id, visibility = Check, doc = "What he asked to be changed.")]
pub struct User {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// How often he was changed, from 1.
    #[field]
    pub version: i32,
    /// Name: the login name, the officer's code and the claim administrator's code.
    #[field(filter, sort, label)]
    pub username: String,
    /// Family name.
    #[field(expression = expression::USER_LAST_NAME, sql_type = Nullable<Text>, filter, label)]
    pub last_name: Option<String>,
    /// Given names.
    #[field(expression = expression::USER_OTHER_NAMES, sql_type = Nullable<Text>, filter, label)]
    pub other_names: Option<String>,
    /// E-mail address.
    #[field(expression = expression::USER_EMAIL, sql_type = Nullable<Text>, filter)]
    pub email: Option<String>,
    /// Telephone.
    #[field(expression = expression::USER_PHONE, sql_type = Nullable<Text>, filter)]
    pub phone: Option<String>,
    /// The person who logs in.
    #[to_one(name = "iUser", target = "interactive-users", visibility = Inherit)]
    pub interactive_id: Option<i64>,
    /// The enrolment officer.
    #[to_one(target = "officers", visibility = Inherit)]
    pub officer_id: Option<i32>,
    /// The claim administrator.
    #[to_one(target = "claim-administrators", visibility = Inherit)]
    pub claim_admin_id: Option<i32>,
}
