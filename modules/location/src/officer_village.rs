//! Villages that an enrolment officer serves: his area (spec 3.6 and 6.7).

use crate::area::InArea;
use crate::schema::officer_villages;
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::administration::rights;
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};

/// A village that an enrolment officer serves.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "officer-villages",
    graphql = GraphqlType::plain("OfficerVillageGQLType"),
    table = officer_villages,
    access = Access::Right(rights::FIND_OFFICERS),
    scope = Scope::Rows(&InArea::village(officer_villages::location_id::NAME)),
    live = while_null(valid_to),
)]
pub struct OfficerVillage {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// The instant from which he serves it.
    #[field(name = "validityFrom")]
    pub valid_from: Option<DateTime<Utc>>,
    /// The instant at which that ended.
    #[field(name = "validityTo")]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: Option<i32>,
    /// The officer.
    #[to_one(target = "officers", visibility = Check)]
    pub officer_id: Option<i32>,
    /// The village.
    #[to_one(target = "locations", visibility = Label)]
    pub location_id: Option<i32>,
}
