//! Fields of `Query` that ask.

use super::query::answered;
use super::{arguments, inputs, shapes};
use crate::model::{Model, scalar_of};
use crate::operate;
use crate::read::selected::Selected;
use crate::read::shown::Shown;
use crate::request::RequestContext;
use async_graphql::dynamic::{Field, FieldFuture, TypeRef};
use openimis_core::declare::{Kind, OutputKind, Shape};
use openimis_core::registry::{RegisteredOperation, Registry};
use std::sync::Arc;

/// The field of a question.
pub(super) fn field(registry: &Registry, models: &Arc<Model>, operation: &RegisteredOperation) -> Field {
    let declared = operation.description.declared;
    let name = declared.graphql.unwrap_or(declared.name);
    let shape = shape(operation);
    let kind = match (operation.description.output, shape) {
        (OutputKind::Row(resource), _) => {
            let model = models.of_resource(resource);
            TypeRef::named(model.map_or(TypeRef::STRING, |model| model.graphql.name))
        }
        (_, shape) => shapes::type_of(models, shape),
    };
    let models = Arc::clone(models);
    let mut field = Field::new(name, kind, move |context| {
        let models = Arc::clone(&models);
        FieldFuture::new(async move {
            let request = context.data::<Arc<RequestContext>>()?;
            let selected = Selected::of(context.ctx).map_err(async_graphql::Error::from)?;
            let operation = operate::find(&request.platform().registry, name);
            let asked = match operation {
                Some(operation) => operate::ask::run(request, &models, operation, (&selected, shape)).await,
                None => Err(operate::mutation::unknown()),
            };
            Ok(answered(&context, asked)?.and_then(Shown::give))
        })
    })
    .description(declared.doc);
    for input in operation.input() {
        let kind = inputs::type_of(registry, name, input);
        field = field.argument(inputs::value(input, kind));
    }
    if let Shape::Connection(_) = shape {
        field = arguments::of_pages(field);
    }
    field
}

/// What a question answers.
pub(super) fn shape(operation: &RegisteredOperation) -> Shape {
    let declared = operation.description.declared.dialect.answer.copied();
    declared.unwrap_or(match operation.description.output {
        OutputKind::Value(Kind::Json) => Shape::Scalar("GenericScalar"),
        OutputKind::Value(kind) => Shape::Scalar(scalar_of(kind)),
        OutputKind::Nothing | OutputKind::Row(_) => Shape::Scalar(TypeRef::BOOLEAN),
    })
}
