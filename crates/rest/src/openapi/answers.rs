//! What addresses answer with: documents, and the errors that every one of them knows.

use super::schema;
use openimis_core::declare::{OutputKind, Verb};
use openimis_core::registry::RegisteredOperation;
use serde_json::{Map, Value, json};

/// What an operation answers when it succeeds. A row that its maker may not see is answered with nothing.
pub(super) fn answered(operation: &RegisteredOperation) -> Vec<(&'static str, Option<Value>)> {
    let declared = operation.description.declared;
    match operation.description.output {
        OutputKind::Nothing => vec![("204", None)],
        OutputKind::Value(_) => vec![("200", Some(schema::reference("result")))],
        OutputKind::Row(name) => {
            let status = if declared.verb == Verb::Create { "201" } else { "200" };
            vec![(status, Some(one(&schema::reference(name)))), ("204", None)]
        }
    }
}

/// Errors of reading addresses.
pub(super) const READING: [(&str, &str); 8] = [
    ("400", "BadRequest"),
    ("401", "Unauthenticated"),
    ("403", "Forbidden"),
    ("404", "NotFound"),
    ("406", "NotAcceptable"),
    ("429", "TooManyRequests"),
    ("500", "Internal"),
    ("503", "Unavailable"),
];
/// Errors of questions, whose input is checked like a document's.
pub(super) const ASKING: [(&str, &str); 9] = [
    ("400", "BadRequest"),
    ("401", "Unauthenticated"),
    ("403", "Forbidden"),
    ("404", "NotFound"),
    ("406", "NotAcceptable"),
    ("422", "Unprocessable"),
    ("429", "TooManyRequests"),
    ("500", "Internal"),
    ("503", "Unavailable"),
];
/// Errors of writing addresses.
pub(super) const WRITING: [(&str, &str); 12] = [
    ("400", "BadRequest"),
    ("401", "Unauthenticated"),
    ("403", "Forbidden"),
    ("404", "NotFound"),
    ("406", "NotAcceptable"),
    ("409", "Conflict"),
    ("413", "TooLarge"),
    ("415", "UnsupportedMediaType"),
    ("422", "Unprocessable"),
    ("429", "TooManyRequests"),
    ("500", "Internal"),
    ("503", "Unavailable"),
];

/// All answers of an address, by status.
pub(super) fn responses(answered: &[(&str, Option<&Value>)], errors: &[(&str, &str)]) -> Value {
    let mut responses = Map::new();
    for (status, schema) in answered {
        let response = match schema {
            Some(schema) => json!({ "description": "Done.", "content": schema::answer(schema) }),
            None => json!({ "description": "Done; there is nothing to show." }),
        };
        responses.insert((*status).to_owned(), response);
    }
    for (status, name) in errors {
        let reference = json!({ "$ref": format!("#/components/responses/{name}") });
        responses.insert((*status).to_owned(), reference);
    }
    Value::Object(responses)
}

/// The same, or null.
pub(super) fn nullable(schema: &Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

/// A document of one.
pub(super) fn one(data: &Value) -> Value {
    json!({
        "type": "object", "required": ["data"],
        "properties": {
            "jsonapi": schema::reference("jsonapi"),
            "data": data,
            "included": { "type": "array", "items": { "type": "object" } },
            "links": schema::reference("links"),
        },
    })
}

/// A document of many.
pub(super) fn many(data: &Value) -> Value {
    json!({
        "type": "object", "required": ["data"],
        "properties": {
            "jsonapi": schema::reference("jsonapi"),
            "data": { "type": "array", "items": data },
            "included": { "type": "array", "items": { "type": "object" } },
            "links": schema::reference("links"),
            "meta": { "type": "object", "properties": { "total": { "type": "integer" } } },
        },
    })
}
