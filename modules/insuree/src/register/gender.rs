//! Genders of people.

use crate::register::READERS;
use crate::schema::{genders, insurees};
use openimis_core::declare::{GraphqlType, Resource, Scope};

/// A gender.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "genders",
    graphql = GraphqlType::plain("GenderGQLType"),
    table = genders,
    access = READERS,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
#[to_many(name = "insurees", target = "insurees", column = insurees::gender_id, visibility = Check,
    doc = "The people of whom it is told.")]
pub struct Gender {
    /// M, F or O in a new database.
    #[key]
    #[field(filter, sort, label)]
    pub code: String,
    /// What people read.
    #[field(filter, sort, label)]
    pub gender: Option<String>,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
