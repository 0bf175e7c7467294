//! What can be read of a claim administrator.

use crate::administration::dialect;
use crate::administration::rights;
use crate::declare::{Access, Resource, Scope};
use crate::schema::administration::claim_admins;
use crate::schema::identity::users;
use chrono::{DateTime, NaiveDate, Utc};

/// A claim administrator: answers for the claims of a facility. Never shown without login (W-08).
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "claim-administrators",
    graphql = dialect::CLAIM_ADMINISTRATOR,
    criteria = dialect::CLAIM_ADMINISTRATOR_CRITERIA,
    table = claim_admins,
    access = Access::Right(rights::FIND_CLAIM_ADMINISTRATORS),
    scope = Scope::All,
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["code"],
)]
#[to_many(name = "users", graphql = "userSet", target = "users", column = users::claim_admin_id, visibility = Check,
    doc = "The account that he has.")]
pub struct ClaimAdministrator {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Code, unique among valid claim administrators; the name of his account, if he has one.
    #[field(filter, sort, label)]
    pub code: Option<String>,
    /// Family name.
    #[field(filter, sort, label)]
    pub last_name: Option<String>,
    /// Given names.
    #[field(filter, sort, label)]
    pub other_names: Option<String>,
    /// Date of birth.
    #[field(filter, sort)]
    pub dob: Option<NaiveDate>,
    /// E-mail address.
    #[field(filter)]
    pub email_id: Option<String>,
    /// Telephone.
    #[field(filter)]
    pub phone: Option<String>,
    /// Whether he can log in.
    #[field(filter)]
    pub has_login: Option<bool>,
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
