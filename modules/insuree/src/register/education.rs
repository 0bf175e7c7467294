//! Levels of education.

use crate::register::READERS;
use crate::schema::educations;
use openimis_core::declare::{GraphqlType, Resource, Scope};

/// A level of education.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "educations",
    graphql = GraphqlType::plain("EducationGQLType").raw_id("Int"),
    table = educations,
    access = READERS,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
pub struct Education {
    /// Number.
    #[key]
    pub id: i16,
    /// What people read.
    #[field(filter, sort, label)]
    pub education: String,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
