//! The `Mutation` type: openIMIS's mutations, made of operations that change something.

use super::inputs;
use super::query::answered;
use crate::model::Model;
use crate::operate;
use crate::read::selected::Selected;
use crate::read::shown::{self, Shown};
use crate::request::RequestContext;
use crate::session;
use async_graphql::Value;
use async_graphql::dynamic::{Field, FieldFuture, InputObject, InputValue, Object, TypeRef};
use openimis_core::error::Error;
use openimis_core::registry::{RegisteredOperation, Registry};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) const NAME: &str = "Mutation";

/// The type with every mutation of the linked modules.
pub(super) fn object(registry: &Registry, models: &Arc<Model>) -> Object {
    operate::mutations(registry).fold(session::add_to(Object::new(NAME)), |object, (name, operation)| {
        object.field(field(models, name, operation))
    })
}

/// What mutations answer.
pub(super) fn payloads(registry: &Registry) -> impl Iterator<Item = Object> {
    operate::mutations(registry).map(|(name, operation)| {
        let text = |name, doc| Field::new(name, TypeRef::named(TypeRef::STRING), shown::resolve).description(doc);
        Object::new(payload_name(name, operation))
            .field(text(
                "internalId",
                "The id of the log row that tells what became of it.",
            ))
            .field(text("clientMutationId", "The client's own id, as it was sent."))
    })
}

/// What mutations take. A group that several of them take is made once.
pub(super) fn inputs(registry: &Registry) -> impl Iterator<Item = InputObject> {
    let mut made = BTreeMap::new();
    for (name, operation) in operate::mutations(registry) {
        for input in inputs::of_mutation(registry, name, operation) {
            made.entry(input.type_name().to_owned()).or_insert(input);
        }
    }
    made.into_values()
}

fn payload_name(field: &str, operation: &RegisteredOperation) -> String {
    format!("{}MutationPayload", inputs::stem(field, operation))
}

fn field(models: &Arc<Model>, name: &'static str, operation: &RegisteredOperation) -> Field {
    let models = Arc::clone(models);
    let answer = TypeRef::named(payload_name(name, operation));
    let field = Field::new(name, answer, move |context| {
        let models = Arc::clone(&models);
        FieldFuture::new(async move {
            let request = context.data::<Arc<RequestContext>>()?;
            let operation = operate::find(&request.platform().registry, name);
            let selected = Selected::of(context.ctx).map_err(async_graphql::Error::from)?;
            let done = match (operation, selected.argument("input")) {
                (Some(operation), Some(Value::Object(given))) => {
                    operate::mutation::run(request, &models, operation, (&selected, given)).await
                }
                _ => Err::<_, Error>(operate::mutation::unknown()),
            };
            Ok(answered(&context, done)?.and_then(Shown::give))
        })
    });
    field
        .description(operation.description.declared.doc)
        .argument(InputValue::new(
            "input",
            TypeRef::named_nn(inputs::name(name, operation)),
        ))
}
