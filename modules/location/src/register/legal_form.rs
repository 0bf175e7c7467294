//! Legal forms of health facilities.

use crate::schema::{health_facilities, legal_forms};
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};

/// Whom a health facility belongs to: government, charity, district organization, private organization.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "legal-forms",
    graphql = GraphqlType::plain("HealthFacilityLegalFormGQLType"),
    table = legal_forms,
    access = Access::Authenticated,
    scope = Scope::All,
    sort = ["sortOrder"],
)]
#[to_many(name = "healthFacilities", target = "health-facilities", column = health_facilities::legal_form_id, visibility = Check,
    doc = "The facilities of this form.")]
pub struct LegalForm {
    /// Code of one character.
    #[key]
    #[field(filter, sort, label)]
    pub code: String,
    /// What people read.
    #[field(filter, sort, label)]
    pub legal_form: String,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
    /// What people read in the second language.
    #[field(label)]
    pub alt_language: Option<String>,
}
