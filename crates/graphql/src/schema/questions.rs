//! Fields of `Query` that ask.

use super::inputs;
use super::query::answered;
use crate::model::{Model, scalar_of};
use crate::operate;
use crate::operate::given::name_of;
use crate::read::selected::Selected;
use crate::read::shown::{self, Shown};
use crate::request::RequestContext;
use async_graphql::dynamic::{Field, FieldFuture, InputValue, Object, TypeRef};
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
        (_, shape) => type_of(shape),
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
        field = field.argument(InputValue::new(name_of(input), kind).description(input.doc));
    }
    field
}

/// The object types of all answers.
pub(super) fn objects(registry: &Registry) -> Vec<Object> {
    let mut objects = Vec::new();
    for operation in operate::questions(registry) {
        add_objects(shape(operation), &mut objects);
    }
    objects
}

fn shape(operation: &RegisteredOperation) -> Shape {
    let declared = operation.description.declared.dialect.answer.copied();
    declared.unwrap_or(match operation.description.output {
        OutputKind::Value(Kind::Json) => Shape::Scalar("GenericScalar"),
        OutputKind::Value(kind) => Shape::Scalar(scalar_of(kind)),
        OutputKind::Nothing | OutputKind::Row(_) => Shape::Scalar(TypeRef::BOOLEAN),
    })
}

fn type_of(shape: Shape) -> TypeRef {
    match shape {
        Shape::Scalar(name) | Shape::Object(name, _) => TypeRef::named(name),
        Shape::List(of) => TypeRef::List(Box::new(type_of(*of))),
    }
}

fn add_objects(shape: Shape, objects: &mut Vec<Object>) {
    match shape {
        Shape::Scalar(_) => {}
        Shape::List(of) => add_objects(*of, objects),
        Shape::Object(name, members) => {
            let known = objects.iter().any(|object| object.type_name() == name);
            if known {
                return;
            }
            let object = members.iter().fold(Object::new(name), |object, (name, shape)| {
                object.field(Field::new(*name, type_of(*shape), shown::resolve))
            });
            objects.push(object);
            for (_, shape) in members {
                add_objects(*shape, objects);
            }
        }
    }
}
