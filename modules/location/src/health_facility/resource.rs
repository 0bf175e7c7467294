//! What can be read of a health facility.

use crate::area::InArea;
use crate::dialect;
use crate::rights;
use crate::schema::{health_facilities, health_facility_catchments};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use openimis_core::schema::administration::claim_admins;
use serde_json::Value;

/// Active, inactive, delisted, idle (spec 1.5).
pub(super) const STATUSES: &[&str] = &["AC", "IN", "DE", "ID"];
/// In-patients, out-patients, both.
pub(super) const CARE_TYPES: &[&str] = &["I", "O", "B"];

/// A health facility: where insurees are treated and claims come from.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "health-facilities",
    graphql = dialect::HEALTH_FACILITY,
    criteria = dialect::HEALTH_FACILITY_CRITERIA,
    table = health_facilities,
    access = Access::Authenticated,
    scope = Scope::Rows(&InArea::district(health_facilities::location_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
    history_access = Access::Right(rights::FIND_HEALTH_FACILITIES),
    sort = ["code"],
)]
#[to_many(name = "catchments", target = "health-facility-catchments",
    column = health_facility_catchments::health_facility_id, visibility = Inherit,
    doc = "Which part of which village the facility serves.")]
#[to_many(name = "claimAdministrators", graphql = "claimadminSet", target = "claim-administrators",
    column = claim_admins::health_facility_id, visibility = Check, doc = "Who answers for the facility's claims.")]
pub struct HealthFacility {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Code, unique among valid facilities; at most 8 characters.
    #[field(filter, sort, label)]
    pub code: String,
    /// Name.
    #[field(filter, sort, label)]
    pub name: String,
    /// Account in the bookkeeping.
    #[field(filter)]
    pub acc_code: Option<String>,
    /// Level, as the setting `health_facility_level` has them: D dispensary, C health centre, H hospital.
    #[field(filter, sort, label)]
    pub level: String,
    /// Postal address.
    #[field]
    pub address: Option<String>,
    /// Telephone.
    #[field(filter)]
    pub phone: Option<String>,
    /// Fax.
    #[field(filter)]
    pub fax: Option<String>,
    /// E-mail address.
    #[field(filter)]
    pub email: Option<String>,
    /// Whom it treats: I in-patients, O out-patients, B both.
    #[field(filter, sort, one_of = CARE_TYPES)]
    pub care_type: String,
    /// Whether it works with an offline installation.
    #[field(filter)]
    pub offline: bool,
    /// First day of the contract with the scheme.
    #[field(filter, sort)]
    pub contract_start_date: Option<NaiveDate>,
    /// Last day of the contract with the scheme.
    #[field(filter, sort)]
    pub contract_end_date: Option<NaiveDate>,
    /// AC active, IN inactive, DE delisted, ID idle.
    #[field(graphql_type = "HealthFacilityStatus", filter, sort, one_of = STATUSES)]
    pub status: String,
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
    /// Whom it belongs to.
    #[to_one(target = "legal-forms", visibility = Inherit)]
    pub legal_form_id: String,
    /// How it stands to others of its level.
    #[to_one(target = "sub-levels", visibility = Inherit)]
    pub sub_level_id: Option<String>,
    /// The district it belongs to.
    #[to_one(target = "locations", visibility = Inherit)]
    pub location_id: i32,
}
