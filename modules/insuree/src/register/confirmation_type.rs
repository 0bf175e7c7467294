//! Who confirms the poverty of a family.

use crate::register::READERS;
use crate::schema::{confirmation_types, families};
use openimis_core::declare::{GraphqlType, Resource, Scope};

/// Who confirms that a family is poor.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "confirmation-types",
    graphql = GraphqlType::plain("ConfirmationTypeGQLType"),
    table = confirmation_types,
    access = READERS,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
#[to_many(name = "families", target = "families", column = families::confirmation_type_id, visibility = Check,
    doc = "The families of which it is told.")]
pub struct ConfirmationType {
    /// Code of at most three characters.
    #[key]
    #[field(filter, sort, label)]
    pub code: String,
    /// What people read.
    #[field(graphql = "confirmationtype", filter, sort, label)]
    pub confirmation_type: String,
    /// Whether a family that is confirmed so has a confirmation number.
    #[field]
    pub is_confirmation_number_required: bool,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
