//! What can be read of a field control.

use super::Exposed;
use crate::declare::{Access, GraphqlType, Resource, Scope};
use crate::schema::administration::field_controls;
use diesel::Column;
use uuid::Uuid;

/// How the front end treats one of its fields; the server does not look at it (spec 7.3).
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "field-controls",
    graphql = GraphqlType::plain("FieldControlGQLType"),
    table = field_controls,
    access = Access::Anonymous,
    scope = Scope::Rows(&Exposed::Of(field_controls::module_id::NAME)),
    sort = ["field"],
)]
pub struct FieldControl {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// The field's name in the front end.
    #[field(filter, sort)]
    pub field: String,
    /// Bits: hidden, read-only, mandatory.
    #[field]
    pub usage: Option<i32>,
    /// The front end's module.
    #[to_one(name = "module", target = "module-configurations", visibility = Inherit)]
    pub module_id: Uuid,
}
