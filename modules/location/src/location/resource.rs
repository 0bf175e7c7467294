//! What can be read of a location.

use crate::area::InArea;
use crate::dialect;
use crate::rights;
use crate::schema::{health_facility_catchments, locations, officer_villages, user_districts};
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use openimis_core::schema::administration::officers;
use serde_json::Value;

/// The area and what is above it; holders of 121906 see the whole country (spec 3.6).
const SCOPE: Scope = Scope::Rows(&InArea::place(locations::id::NAME).unless(rights::ADD_REGIONS));

/// A place of the administrative tree: a region, a district, a municipality or a village.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "locations",
    graphql = dialect::LOCATION,
    criteria = dialect::LOCATION_CRITERIA,
    table = locations,
    access = Access::Authenticated,
    scope = SCOPE,
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["code"],
)]
#[to_many(name = "children", target = "locations", column = locations::parent_id, visibility = Check,
    doc = "The places one level below.")]
#[to_many(name = "healthFacilities", graphql = "healthfacilitySet", target = "health-facilities",
    column = crate::schema::health_facilities::location_id, visibility = Check,
    doc = "The facilities that belong to the place.")]
#[to_many(name = "userDistricts", graphql = "userdistrictSet", target = "user-districts",
    column = user_districts::location_id, visibility = Check, doc = "Who works in the district.")]
#[to_many(name = "catchments", target = "health-facility-catchments", column = health_facility_catchments::location_id,
    visibility = Check, doc = "Which facilities serve the village.")]
#[to_many(name = "officers", graphql = "officerSet", target = "officers", column = officers::location_id,
    visibility = Check, doc = "The enrolment officers who belong to the district.")]
#[to_many(name = "officerVillages", target = "officer-villages", column = officer_villages::location_id,
    visibility = Check, doc = "Which enrolment officers serve the village.")]
pub struct Location {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Code, unique among the valid places of all types.
    #[field(filter, sort, label)]
    pub code: Option<String>,
    /// Name.
    #[field(filter, sort, label)]
    pub name: Option<String>,
    /// Type: R region, D district, W municipality, V village, or as the setting `location_types` has them.
    #[field(graphql = "type", filter, sort, label)]
    pub location_type: String,
    /// Men living there.
    #[field]
    pub male_population: Option<i32>,
    /// Women living there.
    #[field]
    pub female_population: Option<i32>,
    /// Others living there.
    #[field]
    pub other_population: Option<i32>,
    /// Families living there.
    #[field]
    pub families: Option<i32>,
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
    pub audit_user_id: Option<i32>,
    /// The place one level above; a region has none.
    #[to_one(target = "locations", visibility = Inherit)]
    pub parent_id: Option<i32>,
}
