//! The schema, made from the registry.

mod arguments;
mod inputs;
mod mutations;
mod query;
mod questions;
mod root_argument;
mod scalars;
mod shapes;
mod types;

use crate::door::Options;
use crate::model::Model;
use crate::session;
use async_graphql::dynamic::{Schema, SchemaError};
use openimis_core::registry::Registry;
use std::sync::Arc;

/// Makes the schema of everything that is linked.
pub(crate) fn build(registry: &Registry, model: &Arc<Model>, options: &Options) -> Result<Schema, SchemaError> {
    let mut builder = Schema::build(query::NAME, Some(mutations::NAME), None)
        .limit_depth(options.depth)
        .limit_complexity(options.complexity)
        .limit_directives(options.directives);
    if !options.introspection {
        builder = builder.disable_introspection();
    }
    for scalar in scalars::all(registry, model) {
        builder = builder.register(scalar);
    }
    for enumeration in scalars::enumerations(model) {
        builder = builder.register(enumeration);
    }
    builder = builder.register(types::node()).register(types::page_info());
    for object in types::all(model) {
        builder = builder.register(object);
    }
    for object in shapes::objects(registry, model)
        .into_iter()
        .chain(mutations::payloads(registry))
        .chain(session::objects())
    {
        builder = builder.register(object);
    }
    for input in mutations::inputs(registry).chain(session::inputs()) {
        builder = builder.register(input);
    }
    builder
        .register(query::object(registry, model))
        .register(mutations::object(registry, model))
        .finish()
}
