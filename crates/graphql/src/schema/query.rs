//! The `Query` type.

use super::root_argument::root_argument;
use super::{arguments, questions, types};
use crate::answer;
use crate::model::{Model, TypeModel};
use crate::read::root;
use crate::read::selected::Selected;
use crate::request::RequestContext;
use crate::{error, operate};
use async_graphql::Value;
use async_graphql::dynamic::{Field, FieldFuture, FieldValue, InputValue, Object, ResolverContext, TypeRef};
use openimis_core::declare::{RootField, RootShape};
use openimis_core::error::Error;
use openimis_core::registry::{RegisteredResource, Registry};
use std::sync::Arc;

pub(super) const NAME: &str = "Query";

/// The type with every field that the linked modules declare.
pub(super) fn object(registry: &Registry, models: &Arc<Model>) -> Object {
    let mut object = Object::new(NAME).field(node(models));
    for question in operate::questions(registry) {
        object = object.field(questions::field(registry, models, question));
    }
    let roots = registry.modules().iter().flat_map(|module| module.queries);
    for root in roots {
        let (model, resource) = (models.of_resource(root.resource), registry.resource(root.resource));
        if let (Some(model), Some(resource)) = (model, resource) {
            object = object.field(field((registry, models), (model, resource), root));
        }
    }
    object
}

fn node(models: &Arc<Model>) -> Field {
    let models = Arc::clone(models);
    let field = Field::new("node", TypeRef::named("Node"), move |context| {
        let models = Arc::clone(&models);
        FieldFuture::new(async move {
            let request = context.data::<Arc<RequestContext>>()?;
            let selected = Selected::of(context.ctx).map_err(async_graphql::Error::from)?;
            let Some(Value::String(id)) = selected.argument("id") else {
                return Ok(None);
            };
            let read = root::node(request, &models, id, &selected).await;
            let node = answered(&context, read)?.flatten();
            Ok(node.and_then(|(name, shown)| Some(shown.give()?.with_type(name))))
        })
    });
    field
        .description("The object with this global id.")
        .argument(InputValue::new("id", TypeRef::named_nn(TypeRef::ID)))
}

fn field(
    (registry, models): (&Registry, &Arc<Model>),
    (model, resource): (&TypeModel, &RegisteredResource),
    root: &'static RootField,
) -> Field {
    let kind = match root.shape {
        RootShape::List => TypeRef::named_list(model.graphql.name),
        RootShape::Own | RootShape::One => TypeRef::named(model.graphql.name),
        RootShape::Connection | RootShape::UnorderedConnection => TypeRef::named(types::connection_name(model)),
    };
    let models = Arc::clone(models);
    let mut field = Field::new(root.name, kind, move |context| {
        let models = Arc::clone(&models);
        FieldFuture::new(async move {
            let request = context.data::<Arc<RequestContext>>()?;
            let selected = Selected::of(context.ctx).map_err(async_graphql::Error::from)?;
            let read = root::read(request, &models, root, &selected).await;
            if let Some(shown) = answered(&context, read)? {
                answer::keep(context.ctx, request, selected.key, shown);
            }
            Ok(None::<FieldValue<'_>>)
        })
    })
    .description(root.doc);
    if root.shape == RootShape::Connection {
        field = field.argument(InputValue::new("orderBy", TypeRef::named_list(TypeRef::STRING)));
    }
    if matches!(root.shape, RootShape::Connection | RootShape::UnorderedConnection) {
        field = arguments::of_connection(field, model);
    }
    for argument in root.arguments {
        field = match root_argument(registry, resource, argument) {
            Some(argument) => field.argument(argument),
            None => field,
        };
    }
    field
}

/// What came of a field; where nothing did, why is told and the field is null.
pub(super) fn answered<T>(context: &ResolverContext<'_>, done: Result<T, Error>) -> async_graphql::Result<Option<T>> {
    let request = context.data::<Arc<RequestContext>>()?;
    Ok(done
        .map_err(|error| error::note(context.ctx, error::of(&error, &request.id)))
        .ok())
}
