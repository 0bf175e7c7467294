//! Sub-levels of health facilities.

use crate::schema::{health_facilities, sub_levels};
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};

/// How a health facility stands to others of its level: integrated, reference, none.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "sub-levels",
    graphql = GraphqlType::plain("HealthFacilitySubLevelGQLType"),
    table = sub_levels,
    access = Access::Authenticated,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
#[to_many(name = "healthFacilities", target = "health-facilities", column = health_facilities::sub_level_id, visibility = Check,
    doc = "The facilities at this sub-level.")]
pub struct SubLevel {
    /// Code of one character.
    #[key]
    #[field(filter, sort, label)]
    pub code: String,
    /// What people read.
    #[field(graphql = "healthFacilitySubLevel", filter, sort, label)]
    pub description: Option<String>,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
