//! Schemas (JSON Schema 2020-12): of values, resources and inputs.

use crate::document::request::is_reference;
use crate::format::Format;
use crate::negotiate::JSON_API;
use openimis_core::declare::{Field, InputField, InputKind, Kind, Relationship, Verb};
use openimis_core::registry::{RegisteredOperation, RegisteredResource};
use serde_json::{Map, Value, json};

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A document that is sent.
pub(super) fn content(schema: &Value) -> Value {
    json!({ JSON_API: { "schema": schema }, Format::Xml.media_type(): text() })
}

/// A document that is answered, in the formats of documents.
pub(super) fn answer(schema: &Value) -> Value {
    let mut content = content(schema);
    add_text(&mut content, &[Format::Html]);
    content
}

/// The same for a collection, which also is a table.
pub(super) fn collection(schema: &Value) -> Value {
    let mut content = answer(schema);
    add_text(&mut content, &[Format::Csv, Format::Xlsx]);
    content
}

fn add_text(content: &mut Value, formats: &[Format]) {
    if let Some(content) = content.as_object_mut() {
        content.extend(formats.iter().map(|format| (format.media_type().to_owned(), text())));
    }
}

/// What is no JSON: docs/formats.md says how it follows from the document.
fn text() -> Value {
    json!({ "schema": reference("formatted") })
}

pub(super) fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::SmallInteger => json!({ "type": "integer", "minimum": i16::MIN, "maximum": i16::MAX }),
        Kind::Integer => json!({ "type": "integer", "format": "int32" }),
        Kind::BigInteger => json!({ "type": "integer", "format": "int64" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Decimal => json!({ "type": "string", "format": "decimal", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Instant => json!({ "type": "string", "description": "UTC, ISO 8601 without offset" }),
        Kind::LocalDateTime => json!({ "type": "string", "description": "ISO 8601 without zone" }),
        Kind::Uuid => json!({ "type": "string", "format": "uuid" }),
        Kind::Json => json!({}),
    }
}

/// The same schema, for null too.
fn or_null(schema: &Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn described(mut schema: Value, doc: &str) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), doc.into());
    }
    schema
}

/// Schemas of the standard itself.
pub(super) fn of_standard() -> Map<String, Value> {
    let mut schemas = Map::new();
    let mut add = |name: &str, schema| schemas.insert(name.to_owned(), schema);
    add(
        "identifier",
        json!({
            "type": "object", "required": ["type", "id"],
            "properties": { "type": { "type": "string" }, "id": { "type": "string" }, "meta": { "type": "object" } },
        }),
    );
    add(
        "formatted",
        json!({ "type": "string", "description": "The same in another format; XML has the schema /api/v1/schema.xsd." }),
    );
    add(
        "links",
        json!({ "type": "object", "additionalProperties": { "type": ["string", "null"] } }),
    );
    add(
        "jsonapi",
        json!({ "type": "object", "properties": { "version": { "const": "1.1" } } }),
    );
    add("errors", errors());
    add(
        "result",
        json!({
            "type": "object", "required": ["meta"],
            "properties": {
                "jsonapi": reference("jsonapi"),
                "meta": { "type": "object", "required": ["result"], "properties": { "result": {} } },
            },
        }),
    );
    schemas
}

fn errors() -> Value {
    let text = || json!({ "type": "string" });
    json!({
        "type": "object", "required": ["errors"],
        "properties": {
            "jsonapi": reference("jsonapi"),
            "errors": { "type": "array", "minItems": 1, "items": {
                "type": "object", "required": ["status", "code", "title", "detail"],
                "properties": {
                    "id": text(), "status": text(), "code": text(), "title": text(), "detail": text(),
                    "links": reference("links"),
                    "source": {
                        "type": "object",
                        "properties": { "pointer": text(), "parameter": text(), "header": text() },
                    },
                    "meta": { "type": "object", "properties": { "missing": text() } },
                },
            } },
        },
    })
}

/// A resource object.
pub(super) fn resource(resource: &RegisteredResource) -> Value {
    let description = resource.description;
    let attributes: Map<_, _> = resource.fields.iter().map(|found| attribute(found)).collect();
    let relationships: Map<_, _> = resource.relationships.iter().map(|found| relationship(found)).collect();
    json!({
        "type": "object",
        "description": description.doc,
        "required": ["type", "id"],
        "properties": {
            "type": { "const": description.name },
            "id": { "type": "string" },
            "attributes": { "type": "object", "properties": attributes },
            "relationships": { "type": "object", "properties": relationships },
            "links": reference("links"),
            "meta": { "type": "object", "properties": { "ended": { "type": "boolean" } } },
        },
    })
}

fn attribute(field: &Field) -> (String, Value) {
    let mut schema = kind(field.kind);
    if field.nullable {
        schema = or_null(&schema);
    }
    (field.name.to_owned(), described(schema, field.doc))
}

fn relationship(relationship: &Relationship) -> (String, Value) {
    let identifier = reference("identifier");
    let data = if relationship.link.is_to_one() {
        or_null(&identifier)
    } else {
        json!({ "type": "array", "items": identifier })
    };
    let schema = json!({
        "type": "object",
        "description": relationship.doc,
        "properties": { "data": data, "links": reference("links") },
    });
    (relationship.name.to_owned(), schema)
}

/// The name of the schema of an operation's document.
pub(super) fn input_name(operation: &RegisteredOperation) -> String {
    format!("{}.input", operation.description.declared.name)
}

/// The document that an operation takes; nothing if it takes none.
pub(super) fn input(operation: &RegisteredOperation) -> Option<Value> {
    let declared = operation.description.declared;
    let (references, attributes): (Vec<&InputField>, Vec<&InputField>) =
        operation.input().partition(|field| is_reference(&field.kind));
    let empty = references.is_empty() && attributes.is_empty();
    if !declared.verb.changes() || (empty && !matches!(declared.verb, Verb::Create | Verb::Update)) {
        return None;
    }
    let mut required = match declared.verb {
        Verb::Create => vec!["type"],
        Verb::Update => vec!["type", "id"],
        _ => vec![],
    };
    let mut properties = Map::new();
    properties.insert("type".to_owned(), json!({ "const": declared.resource }));
    if !matches!(declared.verb, Verb::Create) {
        properties.insert("id".to_owned(), json!({ "type": "string" }));
    }
    for (name, fields) in [("attributes", attributes), ("relationships", references)] {
        if fields.iter().any(|field| field.required) {
            required.push(name);
        }
        properties.insert(name.to_owned(), group(&fields));
    }
    let data = json!({ "type": "object", "required": required, "properties": properties });
    Some(json!({ "type": "object", "required": ["data"], "properties": { "data": data } }))
}

fn group(fields: &[&InputField]) -> Value {
    let required: Vec<_> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    let properties: Map<_, _> = fields
        .iter()
        .map(|found| (found.name.to_owned(), field(found)))
        .collect();
    json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false })
}

/// One field of an input, as it stands in a document.
pub(super) fn field(field: &InputField) -> Value {
    let mut schema = match field.kind {
        InputKind::Reference(_) => {
            let data = reference("identifier");
            let data = if field.nullable { or_null(&data) } else { data };
            return described(linkage(&data), field.doc);
        }
        InputKind::List(InputKind::Reference(_)) => {
            return described(
                linkage(&json!({ "type": "array", "items": reference("identifier") })),
                field.doc,
            );
        }
        other => input_kind(&other),
    };
    if let Some(object) = schema.as_object_mut() {
        if let Some(length) = field.max_length {
            object.insert("maxLength".to_owned(), length.into());
        }
        if !field.one_of.is_empty() {
            object.insert("enum".to_owned(), json!(field.one_of));
        }
        if field.secret {
            object.insert("writeOnly".to_owned(), true.into());
        }
    }
    let schema = if field.nullable { or_null(&schema) } else { schema };
    described(schema, field.doc)
}

fn linkage(data: &Value) -> Value {
    json!({ "type": "object", "required": ["data"], "properties": { "data": data } })
}

pub(super) fn input_kind(kind_of: &InputKind) -> Value {
    match kind_of {
        InputKind::Value(value) => kind(*value),
        InputKind::Reference(target) => json!({ "type": "string", "description": format!("Id of a row of {target}") }),
        InputKind::List(inner) => json!({ "type": "array", "items": input_kind(inner) }),
        InputKind::Object(fields) => group(&fields.iter().collect::<Vec<_>>()),
    }
}
