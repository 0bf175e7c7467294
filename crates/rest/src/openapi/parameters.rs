//! Query parameters. The standard's families (`filter[…]`) are OpenAPI's `deepObject`.

use super::schema;
use crate::format::{Format, PARAMETER};
use crate::parameters::{Families, PageRules};
use openimis_core::declare::InputField;
use openimis_core::read::{Arity, Lookup};
use openimis_core::registry::{RegisteredResource, Registry};
use serde_json::{Map, Value, json};

/// The public id in a path.
pub(super) fn id() -> Value {
    json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } })
}

/// The format of the answer, which goes before `Accept`.
pub(super) fn format(offered: &[Format]) -> Value {
    let names: Vec<_> = offered.iter().map(|format| format.name()).collect();
    json!({ "name": PARAMETER, "in": "query", "schema": { "type": "string", "enum": names } })
}

/// The parameters of an address that answers with rows of this resource.
pub(super) fn of(
    families: Families,
    resource: &RegisteredResource,
    registry: &Registry,
    rules: PageRules,
) -> Vec<Value> {
    let mut parameters = Vec::new();
    if families.filter {
        parameters.push(filter(resource));
    }
    if families.sort {
        let names: Vec<_> = resource
            .fields
            .iter()
            .filter(|field| field.sort)
            .map(|field| field.name)
            .collect();
        let doc = format!(
            "Comma separated, `-` for large values first: {}. Dots lead to related rows.",
            names.join(", ")
        );
        parameters.push(text("sort", &doc));
    }
    if families.include {
        let names: Vec<_> = resource.relationships.iter().map(|found| found.name).collect();
        let doc = format!("Comma separated: {}. Dots lead further.", names.join(", "));
        parameters.push(text("include", &doc));
    }
    if families.fields {
        let mut properties = Map::new();
        for other in registry.resources() {
            properties.insert(other.description.name.to_owned(), json!({ "type": "string" }));
        }
        parameters.push(family("fields", "Comma separated members of each type.", &properties));
    }
    if families.page {
        parameters.push(page(rules));
    }
    parameters
}

/// The parameters of a question.
pub(super) fn question(fields: impl Iterator<Item = &'static InputField>) -> Option<Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        if field.required {
            required.push(field.name);
        }
        properties.insert(field.name.to_owned(), schema::input_kind(&field.kind));
    }
    if properties.is_empty() {
        return None;
    }
    let mut parameter = family("filter", "What is asked.", &properties);
    if !required.is_empty() {
        merge(&mut parameter, "required", json!(true));
        if let Some(schema) = parameter.get_mut("schema") {
            merge(schema, "required", json!(required));
        }
    }
    Some(parameter)
}

fn filter(resource: &RegisteredResource) -> Value {
    let mut properties = Map::new();
    for field in resource.fields.iter().filter(|field| field.filter) {
        for lookup in Lookup::ALL.iter().filter(|lookup| lookup.suits(field.kind)) {
            let schema = match (lookup, lookup.arity()) {
                (Lookup::Isnull, _) => json!({ "type": "boolean" }),
                (_, Arity::One) => schema::kind(field.kind),
                (_, Arity::Two) => json!({ "type": "string", "description": "Two values, comma separated" }),
                (_, Arity::Many) => json!({ "type": "string", "description": "Comma separated values" }),
            };
            let name = match lookup {
                Lookup::Exact => field.name.to_owned(),
                other => format!("{}.{}", field.name, other.name()),
            };
            properties.insert(name, schema);
        }
    }
    let mut parameter = family(
        "filter",
        "Conditions, all of which hold. Dots lead to fields of related rows.",
        &properties,
    );
    if let Some(schema) = parameter.get_mut("schema") {
        merge(schema, "additionalProperties", json!({ "type": "string" }));
    }
    parameter
}

fn page(rules: PageRules) -> Value {
    let mut properties = Map::new();
    let size = json!({
        "type": "integer", "minimum": 1, "maximum": rules.max_size, "default": rules.default_size,
    });
    properties.insert("size".to_owned(), size);
    properties.insert("number".to_owned(), json!({ "type": "integer", "minimum": 1 }));
    properties.insert("after".to_owned(), json!({ "type": "string" }));
    properties.insert("before".to_owned(), json!({ "type": "string" }));
    properties.insert("total".to_owned(), json!({ "enum": ["exact", "true", "false"] }));
    family(
        "page",
        "Follow the links of the answer rather than making cursors.",
        &properties,
    )
}

fn family(name: &str, doc: &str, properties: &Map<String, Value>) -> Value {
    json!({
        "name": name, "in": "query", "style": "deepObject", "explode": true, "description": doc,
        "schema": { "type": "object", "properties": properties, "additionalProperties": false },
    })
}

fn text(name: &str, doc: &str) -> Value {
    json!({ "name": name, "in": "query", "description": doc, "schema": { "type": "string" } })
}

fn merge(object: &mut Value, name: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
}
