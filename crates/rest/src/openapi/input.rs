//! Schemas of what operations take.

use super::names;
use super::schema::{id, kind, or_null, reference, with};
use crate::document::request::is_reference;
use openimis_core::declare::{InputField, InputKind, Kind, Verb};
use openimis_core::registry::{RegisteredOperation, Registry};
use serde_json::{Map, Value, json};

/// The document that an operation takes; nothing if it takes none.
pub(super) fn document(registry: &Registry, operation: &RegisteredOperation) -> Option<Value> {
    let declared = operation.description.declared;
    let (references, attributes): (Vec<&InputField>, Vec<&InputField>) =
        operation.input().partition(|field| is_reference(&field.kind));
    let (has_type, has_id) = match declared.verb {
        Verb::Create => (true, false),
        Verb::Update => (true, true),
        _ => (false, false),
    };
    let takes = has_type || !references.is_empty() || !attributes.is_empty();
    if !declared.verb.changes() || !takes {
        return None;
    }
    let mut required = Vec::new();
    let mut properties = Map::new();
    properties.insert("type".to_owned(), json!({ "const": declared.resource }));
    required.extend(has_type.then_some("type"));
    if let (true, Some(target)) = (!matches!(declared.verb, Verb::Create), operation.description.target) {
        properties.insert("id".to_owned(), id(target.public_id.kind));
        required.extend(has_id.then_some("id"));
    }
    for (name, fields) in [("attributes", attributes), ("relationships", references)] {
        if fields.is_empty() {
            continue;
        }
        if fields.iter().any(|field| field.required) {
            required.push(name);
        }
        properties.insert(name.to_owned(), group(registry, &fields));
    }
    let data = json!({ "type": "object", "required": required, "properties": properties });
    let schema = json!({ "type": "object", "properties": { "data": data } });
    Some(if is_required(operation) {
        with(schema, "required", json!(["data"]))
    } else {
        schema
    })
}

/// Whether the operation cannot do without a document.
pub(super) fn is_required(operation: &RegisteredOperation) -> bool {
    let verb = operation.description.declared.verb;
    matches!(verb, Verb::Create | Verb::Update) || operation.input().any(|field| field.required)
}

fn group(registry: &Registry, fields: &[&InputField]) -> Value {
    members(fields, |found| field(registry, found))
}

fn members(fields: &[&InputField], schema: impl Fn(&InputField) -> Value) -> Value {
    let required: Vec<_> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    let properties = fields.iter().map(|found| {
        let schema = with(schema(found), "description", found.doc);
        (found.name.to_owned(), schema)
    });
    let properties: Map<_, _> = properties.collect();
    let schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if required.is_empty() {
        schema
    } else {
        with(schema, "required", required)
    }
}

fn or_null_if(field: &InputField, schema: Value) -> Value {
    if field.nullable { or_null(schema) } else { schema }
}

/// One field, as it stands in a document.
fn field(registry: &Registry, field: &InputField) -> Value {
    match field.kind {
        InputKind::Reference(target) => {
            let optional = if field.nullable { "Optional" } else { "" };
            reference(&format!("{optional}{}Reference", names::singular(target)))
        }
        InputKind::List(InputKind::Reference(target)) => reference(&format!("{}Reference", names::plural(target))),
        other => {
            let schema = or_null_if(field, value(registry, field, &other));
            if field.secret {
                with(schema, "writeOnly", true)
            } else {
                schema
            }
        }
    }
}

/// A value of the field, outside the resource's relationships.
pub(super) fn value(registry: &Registry, field: &InputField, kind_of: &InputKind) -> Value {
    match kind_of {
        InputKind::Value(Kind::Text) => text(field),
        InputKind::Value(other) => kind(*other),
        InputKind::Reference(target) => {
            let found = registry
                .resource(target)
                .map_or(Kind::Text, |found| found.description.public_id.kind);
            with(id(found), "description", format!("The id of a row of {target}"))
        }
        InputKind::List(inner) => json!({ "type": "array", "items": value(registry, field, inner) }),
        InputKind::Object(fields) => {
            let inner = |inner: &InputField| or_null_if(inner, value(registry, inner, &inner.kind));
            members(&fields.iter().collect::<Vec<_>>(), inner)
        }
    }
}

fn text(field: &InputField) -> Value {
    let mut schema = kind(Kind::Text);
    if !field.one_of.is_empty() {
        return with(schema, "enum", json!(field.one_of));
    }
    if let Some(length) = field.max_length {
        schema = with(schema, "maxLength", length);
    }
    if field.not_blank {
        schema = with(with(schema, "minLength", 1), "pattern", "\\S");
    }
    schema
}
