//! What can be read of an enrolment officer.

use crate::administration::dialect;
use crate::administration::rights;
use crate::declare::{Access, Resource, Scope};
use crate::schema::administration::officers;
use crate::schema::identity::users;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

/// An enrolment officer: enrols families in the villages.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "officers",
    graphql = dialect::OFFICER,
    criteria = dialect::OFFICER_CRITERIA,
    table = officers,
    access = Access::Right(rights::FIND_OFFICERS),
    scope = Scope::All,
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["code"],
)]
#[to_many(name = "substitutes", graphql = "officerSet", target = "officers",
    column = officers::substitution_officer_id, visibility = Check, doc = "The officers whose substitute he is.")]
#[to_many(name = "users", graphql = "userSet", target = "users", column = users::officer_id, visibility = Check,
    doc = "The account that he has.")]
pub struct Officer {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Code, unique among valid officers; the name of his account, if he has one.
    #[field(filter, sort, label)]
    pub code: String,
    /// Family name.
    #[field(filter, sort, label)]
    pub last_name: String,
    /// Given names.
    #[field(filter, sort, label)]
    pub other_names: String,
    /// Date of birth.
    #[field(filter, sort)]
    pub dob: Option<NaiveDate>,
    /// Telephone.
    #[field(filter)]
    pub phone: Option<String>,
    /// E-mail address.
    #[field(filter)]
    pub email: Option<String>,
    /// Postal address.
    #[field]
    pub address: Option<String>,
    /// Whether he can log in.
    #[field(filter)]
    pub has_login: Option<bool>,
    /// Whether messages are sent to his telephone.
    #[field(filter)]
    pub phone_communication: Option<bool>,
    /// The instant at which he stops working.
    #[field(filter, sort)]
    pub works_to: Option<DateTime<Utc>>,
    /// Code of the village executive officer.
    #[field(filter)]
    pub veo_code: Option<String>,
    /// Family name of the village executive officer.
    #[field]
    pub veo_last_name: Option<String>,
    /// Given names of the village executive officer.
    #[field]
    pub veo_other_names: Option<String>,
    /// Date of birth of the village executive officer.
    #[field]
    pub veo_dob: Option<NaiveDate>,
    /// Telephone of the village executive officer.
    #[field]
    pub veo_phone: Option<String>,
    /// Data of extensions.
    #[field]
    pub json_ext: Option<Value>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// Who stands in for him.
    #[to_one(target = "officers", visibility = Label)]
    pub substitution_officer_id: Option<i32>,
}
