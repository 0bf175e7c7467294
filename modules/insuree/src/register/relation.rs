//! Relations to the head of a family.

use crate::register::READERS;
use crate::schema::{insurees, relations};
use openimis_core::declare::{GraphqlType, Resource, Scope};

/// What a member is to the head of the family: child, spouse, other.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "relations",
    graphql = GraphqlType::plain("RelationGQLType").raw_id("Int"),
    table = relations,
    access = READERS,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
#[to_many(name = "insurees", target = "insurees", column = insurees::relationship_id, visibility = Check,
    doc = "The people of whom it is told.")]
pub struct Relation {
    /// Number; prices treat 7, "others", by itself.
    #[key]
    pub id: i16,
    /// What people read.
    #[field(filter, sort, label)]
    pub relation: String,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
