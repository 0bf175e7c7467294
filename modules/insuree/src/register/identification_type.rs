//! Documents that identify a person.

use crate::register::READERS;
use crate::schema::{identification_types, insurees};
use openimis_core::declare::{GraphqlType, Resource, Scope};

/// A document that identifies a person.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "identification-types",
    graphql = GraphqlType::plain("IdentificationTypeGQLType"),
    table = identification_types,
    access = READERS,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
#[to_many(name = "insurees", graphql = "insureeSet", target = "insurees", column = insurees::type_of_id_id, visibility = Check,
    doc = "The people of whom it is told.")]
pub struct IdentificationType {
    /// Code of one character.
    #[key]
    #[field(filter, sort, label)]
    pub code: String,
    /// What people read.
    #[field(filter, sort, label)]
    pub identification_type: String,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
