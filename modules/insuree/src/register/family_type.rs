//! Types of family.

use crate::register::READERS;
use crate::schema::{families, family_types};
use openimis_core::declare::{GraphqlType, Resource, Scope};

/// A type of family: household, organization, council.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "family-types",
    graphql = GraphqlType::plain("FamilyTypeGQLType"),
    table = family_types,
    access = READERS,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
#[to_many(name = "families", target = "families", column = families::family_type_id, visibility = Check,
    doc = "The families of which it is told.")]
pub struct FamilyType {
    /// Code of at most two characters.
    #[key]
    #[field(filter, sort, label)]
    pub code: String,
    /// What people read.
    #[field(graphql = "type", filter, sort, label)]
    pub family_type: String,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
