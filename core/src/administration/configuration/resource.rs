//! What can be read of a module's configuration.

use super::Exposed;
use crate::declare::{Access, GraphqlType, Resource, Scope};
use crate::schema::administration::{field_controls, module_configurations};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The configuration of a module in one layer. Open to everybody, since the login page needs it: never expose one with
/// secrets in it.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "module-configurations",
    graphql = GraphqlType::plain("ModuleConfigurationGQLType"),
    table = module_configurations,
    access = Access::Anonymous,
    scope = Scope::Rows(&Exposed::Itself),
    sort = ["module", "layer"],
)]
#[to_many(name = "controls", target = "field-controls", column = field_controls::module_id, visibility = Inherit,
    doc = "Which fields the front end hides or requires.")]
pub struct ModuleConfiguration {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// The module's name; of the front end's modules with `fe-` in front.
    #[field(filter, sort)]
    pub module: String,
    /// Version of the configuration.
    #[field]
    pub version: String,
    /// `be` for the back end, `fe` for the front end.
    #[field(graphql_type = "ModuleConfigurationLayer", filter, sort, one_of = super::content::LAYERS)]
    pub layer: String,
    /// The configuration, as JSON text.
    #[field]
    pub config: String,
    /// Whether everybody may read it, if it is the front end's.
    #[field(filter)]
    pub is_exposed: bool,
    /// It does not count before this instant.
    #[field(filter)]
    pub is_disabled_until: Option<DateTime<Utc>>,
}
