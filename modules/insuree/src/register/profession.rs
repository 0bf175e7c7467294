//! Professions.

use crate::register::READERS;
use crate::schema::{insurees, professions};
use openimis_core::declare::{GraphqlType, Resource, Scope};

/// A profession.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "professions",
    graphql = GraphqlType::plain("ProfessionGQLType").raw_id("Int"),
    table = professions,
    access = READERS,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
#[to_many(name = "insurees", target = "insurees", column = insurees::profession_id, visibility = Check,
    doc = "The people of whom it is told.")]
pub struct Profession {
    /// Number.
    #[key]
    pub id: i16,
    /// What people read.
    #[field(filter, sort, label)]
    pub profession: String,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
