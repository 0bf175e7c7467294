//! Schemas (JSON Schema 2020-12) of values and resources.

use super::names;
use openimis_core::declare::{Field, Kind, Relationship};
use openimis_core::registry::{RegisteredOperation, RegisteredResource, Registry};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A value of this kind.
pub(super) fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::SmallInteger => integer("int16", i64::from(i16::MIN), i64::from(i16::MAX)),
        Kind::Integer => integer("int32", i64::from(i32::MIN), i64::from(i32::MAX)),
        Kind::BigInteger => integer("int64", i64::MIN, i64::MAX),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Decimal => {
            json!({ "type": "string", "format": "decimal", "pattern": "^-?[0-9]{1,18}(\\.[0-9]{1,10})?$" })
        }
        Kind::Date => json!({ "type": "string", "format": "date" }),
        // both come without offset; an instant is in UTC
        Kind::Instant | Kind::LocalDateTime => json!({ "type": "string", "format": "date-time-local" }),
        Kind::Uuid => json!({ "type": "string", "format": "uuid" }),
        Kind::Json => json!({}),
    }
}

fn integer(format: &str, least: i64, most: i64) -> Value {
    json!({ "type": "integer", "format": format, "minimum": least, "maximum": most })
}

/// A public id, which is text outside whatever the column holds.
pub(super) fn id(kind: Kind) -> Value {
    match kind {
        Kind::Uuid => json!({ "type": "string", "format": "uuid" }),
        Kind::Text => json!({ "type": "string", "minLength": 1 }),
        _ => json!({ "type": "string", "pattern": "^[0-9]{1,9}$" }),
    }
}

/// The same schema, for null too.
pub(super) fn or_null(mut schema: Value) -> Value {
    let Some(members) = schema.as_object_mut() else {
        return schema;
    };
    if members.is_empty() {
        return schema;
    }
    if let Some(Value::Array(values)) = members.get_mut("enum") {
        values.push(Value::Null);
    }
    match members.get("type").cloned() {
        Some(kind) => {
            members.insert("type".to_owned(), json!([kind, "null"]));
            schema
        }
        None => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

/// The same schema, with another member.
pub(super) fn with(mut schema: Value, name: &str, value: impl Into<Value>) -> Value {
    if let Some(members) = schema.as_object_mut() {
        members.insert(name.to_owned(), value.into());
    }
    schema
}

/// The schemas of a resource: its object, attributes, identifier, and the relationships that lead to it.
pub(super) fn resource(registry: &Registry, resource: &RegisteredResource) -> Vec<(String, Value)> {
    let description = resource.description;
    let (one, many) = (names::singular(description.name), names::plural(description.name));
    let identifier = reference(&format!("{one}Identifier"));
    let id = id(description.public_id.kind);
    // what is sent has no `meta`
    let named = json!({
        "type": "object", "required": ["type", "id"],
        "properties": { "type": { "const": description.name }, "id": id },
    });
    vec![
        (one.clone(), object(registry, resource)),
        (format!("{one}Attributes"), attributes(registry, resource)),
        (
            format!("{one}Identifier"),
            json!({
                "type": "object", "required": ["type", "id"],
                "properties": { "type": { "const": description.name }, "id": id, "meta": reference("RowMeta") },
            }),
        ),
        (format!("{one}Relationship"), relationship(&or_null(identifier.clone()))),
        (
            format!("{many}Relationship"),
            relationship(&json!({ "type": "array", "items": identifier })),
        ),
        (format!("{one}Reference"), linkage(&named)),
        (format!("Optional{one}Reference"), linkage(&or_null(named.clone()))),
        (
            format!("{many}Reference"),
            linkage(&json!({ "type": "array", "items": named })),
        ),
    ]
}

fn object(registry: &Registry, resource: &RegisteredResource) -> Value {
    let description = resource.description;
    let one = names::singular(description.name);
    let mut properties = Map::new();
    properties.insert("type".to_owned(), json!({ "const": description.name }));
    properties.insert("id".to_owned(), id(description.public_id.kind));
    properties.insert("attributes".to_owned(), reference(&format!("{one}Attributes")));
    if !resource.relationships.is_empty() {
        let members = resource.relationships.iter();
        let members: Map<_, _> = members.map(|found| way(registry, found)).collect();
        properties.insert(
            "relationships".to_owned(),
            json!({ "type": "object", "properties": members }),
        );
    }
    properties.insert("links".to_owned(), reference("Links"));
    properties.insert("meta".to_owned(), reference("RowMeta"));
    json!({
        "type": "object", "description": description.doc,
        // a row that has ended has no address
        "required": ["type", "id", "attributes"], "properties": properties,
    })
}

/// None of them is required: the reader may have asked for some only.
fn attributes(registry: &Registry, resource: &RegisteredResource) -> Value {
    let written = written(registry, resource);
    let properties = resource
        .fields
        .iter()
        .map(|field| (field.name.to_owned(), attribute(field, &written)));
    json!({ "type": "object", "properties": properties.collect::<Map<_, _>>() })
}

fn attribute(field: &Field, written: &BTreeSet<&str>) -> Value {
    let mut schema = kind(field.kind);
    if field.nullable {
        schema = or_null(schema);
    }
    if !field.one_of.is_empty() {
        // reads pass other values through, so this is no `enum`
        schema = with(schema, "examples", json!(field.one_of));
    }
    if !written.contains(field.name) {
        schema = with(schema, "readOnly", true);
    }
    with(schema, "description", field.doc)
}

/// The fields that some operation on the resource takes.
fn written<'r>(registry: &'r Registry, resource: &RegisteredResource) -> BTreeSet<&'r str> {
    let operations = registry.operations().iter();
    let own = operations.filter(|operation| {
        let declared = operation.description.declared;
        declared.resource == resource.description.name && declared.verb.changes()
    });
    own.flat_map(RegisteredOperation::input)
        .map(|field| field.name)
        .collect()
}

fn way(registry: &Registry, relationship: &Relationship) -> (String, Value) {
    let target = registry
        .resource(relationship.target)
        .map_or("", |target| target.description.name);
    let name = if relationship.link.is_to_one() {
        names::singular(target)
    } else {
        names::plural(target)
    };
    let schema = reference(&format!("{name}Relationship"));
    (
        relationship.name.to_owned(),
        with(schema, "description", relationship.doc),
    )
}

fn relationship(data: &Value) -> Value {
    json!({ "type": "object", "properties": { "data": data, "links": reference("Links") } })
}

fn linkage(data: &Value) -> Value {
    json!({ "type": "object", "required": ["data"], "properties": { "data": data } })
}
