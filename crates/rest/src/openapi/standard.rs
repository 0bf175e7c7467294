//! Schemas of the standard itself (JSON:API 1.1).

use super::names;
use super::schema::{kind, or_null, reference};
use openimis_core::declare::Kind;
use openimis_core::registry::Registry;
use serde_json::{Map, Value, json};

/// Those that every distribution has.
pub(super) fn schemas(registry: &Registry) -> Vec<(String, Value)> {
    let named = |(name, schema): (&str, Value)| (name.to_owned(), schema);
    let schemas = [
        (
            "Jsonapi",
            json!({ "type": "object", "required": ["version"], "properties": { "version": { "const": "1.1" } } }),
        ),
        (
            "Links",
            json!({ "type": "object", "additionalProperties": { "type": ["string", "null"] } }),
        ),
        (
            "PageMeta",
            json!({
                "type": "object",
                "properties": {
                    "total": { "type": "integer", "minimum": 0, "description": "Rows of all pages, where page[total] asks for it" },
                    "totalIsEstimate": { "type": "boolean", "description": "The total is the database's estimate" },
                },
            }),
        ),
        (
            "RowMeta",
            json!({
                "type": "object",
                "properties": { "ended": { "type": "boolean", "description": "The row is valid no longer" } },
            }),
        ),
        (
            "VersionMeta",
            json!({
                "type": "object", "required": ["from"],
                "properties": {
                    "from": kind(Kind::Instant), "to": or_null(kind(Kind::Instant)), "by": {}, "change": {},
                },
            }),
        ),
        (
            "Included",
            json!({ "type": "array", "items": reference("AnyResource") }),
        ),
        ("AnyResource", any(registry)),
        (
            "Formatted",
            json!({ "type": "string", "description": "The same in another format; XML has the schema /api/v1/schema.xsd." }),
        ),
        ("Errors", errors()),
        ("Error", error()),
    ];
    schemas.into_iter().map(named).collect()
}

fn any(registry: &Registry) -> Value {
    let mut choices = Vec::new();
    let mut mapping = Map::new();
    for resource in registry.resources() {
        let name = resource.description.name;
        let one = names::singular(name);
        choices.push(reference(&one));
        mapping.insert(name.to_owned(), format!("#/components/schemas/{one}").into());
    }
    json!({ "oneOf": choices, "discriminator": { "propertyName": "type", "mapping": mapping } })
}

fn errors() -> Value {
    json!({
        "type": "object", "required": ["jsonapi", "errors"],
        "properties": {
            "jsonapi": reference("Jsonapi"),
            "errors": { "type": "array", "minItems": 1, "items": reference("Error") },
        },
    })
}

fn error() -> Value {
    let text = |doc: &str| json!({ "type": "string", "description": doc });
    json!({
        "type": "object", "required": ["status", "code", "title", "detail", "links"],
        "properties": {
            "id": text("The name of this occurrence in the server's log"),
            "status": { "type": "string", "pattern": "^[45][0-9]{2}$" },
            "code": {
                "type": "string", "pattern": "^[a-z_]+\\.[a-z_]+$",
                "description": "What is wrong; never changes. Each answer lists its codes as x-openimis-codes",
            },
            "title": text("What is wrong, in a few words"),
            "detail": text("What exactly is wrong, or what to do about it"),
            "links": {
                "type": "object", "required": ["about", "type"],
                "properties": {
                    "about": { "type": "string", "format": "uri-reference" },
                    "type": { "type": "string", "format": "uri-reference", "description": "Names the kind of error, and explains it" },
                },
            },
            "source": {
                "type": "object",
                "properties": {
                    "pointer": text("Where in the document"),
                    "parameter": text("Which query parameter"),
                    "header": text("Which header"),
                },
            },
            "meta": {
                "type": "object",
                "properties": { "missing": text("Where in the document something should stand") },
            },
        },
    })
}
