//! What can be read of a person.

use crate::dialect;
use crate::rights;
use crate::schema::{self, families, insuree_mutations, insuree_policies, insurees, photos};
use crate::sight::InSight;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::sql_types::{Integer, Nullable};
use openimis_core::declare::{Access, Resource, Scope};
use serde_json::Value;

/// Active, inactive, dead (spec 1.3).
pub(crate) const STATUSES: &[&str] = &["AC", "IN", "DE"];

/// A person who is insured, or about to be.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "insurees",
    graphql = dialect::INSUREE,
    criteria = dialect::INSUREE_CRITERIA,
    table = insurees,
    access = Access::Right(rights::FIND_INSUREES),
    scope = Scope::Rows(&InSight::PEOPLE),
    history = same_table(valid_from, valid_to, legacy_id),
)]
#[to_many(name = "photos", target = "photos", column = photos::insuree_id, visibility = Inherit,
    doc = "The photos of the person.")]
#[to_many(name = "headOf", target = "families", column = families::head_insuree_id, visibility = Inherit,
    doc = "The family that the person heads.")]
#[to_many(name = "insureePolicies", target = "insuree-policies", column = insuree_policies::insuree_id,
    visibility = Inherit, doc = "By which policies the person is covered.")]
#[to_many(name = "mutations", target = "insuree-mutations", column = insuree_mutations::insuree_id, visibility = Check,
    doc = "The logged changes that touched the person.")]
pub struct Insuree {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Insurance number.
    #[field(filter, sort, label)]
    pub chf_id: Option<String>,
    /// Family name.
    #[field(filter, sort, label)]
    pub last_name: String,
    /// Given names.
    #[field(filter, sort, label)]
    pub other_names: String,
    /// Date of birth.
    #[field(filter, sort, label)]
    pub dob: Option<NaiveDate>,
    /// Completed years at today.
    #[field(expression = schema::INSUREE_AGE, sql_type = Nullable<Integer>)]
    pub age: Option<i32>,
    /// Whether the person heads the family.
    #[field(filter, sort)]
    pub head: bool,
    /// Marital status: N not specified, W widowed, S single, D divorced, M married.
    #[field(filter, sort)]
    pub marital: Option<String>,
    /// Number of the identification.
    #[field(filter, sort)]
    pub passport: Option<String>,
    /// Telephone.
    #[field(filter, sort)]
    pub phone: Option<String>,
    /// E-mail address.
    #[field(filter, sort)]
    pub email: Option<String>,
    /// Address in the current village.
    #[field]
    pub current_address: Option<String>,
    /// Where the person lives, as coordinates.
    #[field]
    pub geolocation: Option<String>,
    /// The day of the photo.
    #[field(filter, sort)]
    pub photo_date: Option<NaiveDate>,
    /// Whether the card was handed out.
    #[field(filter, sort)]
    pub card_issued: Option<bool>,
    /// Whether the person was registered offline.
    #[field(filter)]
    pub offline: Option<bool>,
    /// AC active, IN inactive, DE dead.
    #[field(graphql_type = "InsureeStatus", filter, sort, one_of = STATUSES)]
    pub status: Option<String>,
    /// Since when the status holds.
    #[field(filter, sort)]
    pub status_date: Option<NaiveDate>,
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
    /// The family that the person belongs to.
    #[to_one(target = "families", visibility = Inherit)]
    pub family_id: Option<i32>,
    /// Gender.
    #[to_one(target = "genders", visibility = Inherit)]
    pub gender_id: Option<String>,
    /// The village that the person lives in, if it is not the family's.
    #[to_one(target = "locations", visibility = Inherit)]
    pub current_village_id: Option<i32>,
    /// The photo that is shown.
    #[to_one(target = "photos", visibility = Inherit)]
    pub photo_id: Option<i32>,
    /// What the person is to the head of the family.
    #[to_one(target = "relations", visibility = Inherit)]
    pub relationship_id: Option<i16>,
    /// Profession.
    #[to_one(target = "professions", visibility = Inherit)]
    pub profession_id: Option<i16>,
    /// Level of education.
    #[to_one(target = "educations", visibility = Inherit)]
    pub education_id: Option<i16>,
    /// The document that identifies the person.
    #[to_one(name = "typeOfId", target = "identification-types", visibility = Inherit)]
    pub type_of_id_id: Option<String>,
    /// The first point of service.
    #[to_one(target = "health-facilities", visibility = Inherit)]
    pub health_facility_id: Option<i32>,
    /// Why the person is inactive or dead.
    #[to_one(target = "insuree-status-reasons", visibility = Inherit)]
    pub status_reason_id: Option<i16>,
}
