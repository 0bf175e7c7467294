//! Query parameters, each a component: of paths one line is left.

use super::schema::{id, with};
use super::{examples, filter};
use crate::parameters::{Families, PageRules};
use openimis_core::declare::Kind;
use openimis_core::read::Limits;
use openimis_core::registry::{RegisteredResource, Registry};
use serde_json::{Map, Value, json};

/// The components.
pub(super) fn components(registry: &Registry, rules: PageRules) -> Map<String, Value> {
    let mut components = Map::new();
    for kind in [Kind::Uuid, Kind::Text, Kind::Integer] {
        components.insert(id_name(kind).to_owned(), id_parameter(kind));
    }
    components.insert("page".to_owned(), page(rules));
    for resource in registry.resources() {
        let name = resource.description.name;
        let mut add = |family: &str, parameter: Value| components.insert(format!("{name}.{family}"), parameter);
        add("filter", filter::of(registry, resource));
        add("sort", sort(registry, resource));
        add("include", include(registry, resource));
        add("fields", fields(resource));
    }
    components
}

/// References to those of an address that answers with rows of this resource.
pub(super) fn of(families: Families, resource: &RegisteredResource, registry: &Registry) -> Vec<Value> {
    let name = resource.description.name;
    let mut names = Vec::new();
    if families.filter {
        names.push(format!("{name}.filter"));
    }
    if families.sort {
        names.push(format!("{name}.sort"));
    }
    if families.include && !resource.relationships.is_empty() {
        names.push(format!("{name}.include"));
    }
    if families.fields {
        names.extend(
            shown(families, resource, registry)
                .iter()
                .map(|name| format!("{name}.fields")),
        );
    }
    if families.page {
        names.push("page".to_owned());
    }
    names.iter().map(|name| component(name)).collect()
}

/// A reference to the id in a path.
pub(super) fn of_path(kind: Kind) -> Value {
    component(id_name(kind))
}

fn component(name: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{name}") })
}

/// The types that a document may show: the rows' own, and those one step from them.
fn shown(families: Families, resource: &RegisteredResource, registry: &Registry) -> Vec<&'static str> {
    let mut names = vec![resource.description.name];
    if families.include {
        let targets = resource.relationships.iter().map(|found| found.target);
        names.extend(targets.filter(|target| registry.resource(target).is_some()));
    }
    names.sort_unstable();
    names.dedup();
    names
}

const fn id_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Uuid => "id.uuid",
        Kind::Text => "id.text",
        _ => "id.number",
    }
}

fn id_parameter(kind: Kind) -> Value {
    json!({
        "name": "id", "in": "path", "required": true, "description": "The id of the row.",
        "schema": id(kind), "example": examples::id(kind),
    })
}

fn sort(registry: &Registry, resource: &RegisteredResource) -> Value {
    let own = resource
        .fields
        .iter()
        .filter(|field| field.sort)
        .map(|field| field.name.to_owned());
    let related = resource
        .relationships
        .iter()
        .filter(|found| found.link.is_to_one())
        .flat_map(|found| {
            let target = registry.resource(found.target);
            let fields = target
                .into_iter()
                .flat_map(|target| &target.fields)
                .filter(|field| field.sort);
            fields.map(|field| format!("{}.{}", found.name, field.name))
        });
    let names: Vec<_> = own
        .chain(related)
        .flat_map(|name| [name.clone(), format!("-{name}")])
        .collect();
    let doc = "The order; `-` puts large values first. Dots lead to related rows, and further than listed here.";
    let schema = with(choices(&names, Limits::default().sort), "minItems", 1);
    list("sort", doc, &schema)
}

fn include(registry: &Registry, resource: &RegisteredResource) -> Value {
    let mut names = Vec::new();
    for first in &resource.relationships {
        names.push(first.name.to_owned());
        let target = registry.resource(first.target);
        let further = target.into_iter().flat_map(|target| &target.relationships);
        names.extend(further.map(|second| format!("{}.{}", first.name, second.name)));
    }
    let doc = "Related rows to bring along. Dots lead further, also further than listed here.";
    list("include", doc, &choices(&names, Limits::default().include))
}

fn fields(resource: &RegisteredResource) -> Value {
    let fields = resource.fields.iter().map(|field| field.name.to_owned());
    let names: Vec<_> = fields
        .chain(resource.relationships.iter().map(|found| found.name.to_owned()))
        .collect();
    let name = resource.description.name;
    list(
        &format!("fields[{name}]"),
        &format!("The members of {name} to show."),
        &choices(&names, names.len()),
    )
}

fn choices(names: &[String], most: usize) -> Value {
    json!({ "type": "array", "maxItems": most, "uniqueItems": true, "items": { "enum": names } })
}

/// A parameter of several values, separated by commas.
fn list(name: &str, doc: &str, schema: &Value) -> Value {
    let first = schema.pointer("/items/enum/0");
    let example: Vec<_> = first.into_iter().collect();
    json!({
        "name": name, "in": "query", "style": "form", "explode": false,
        "description": doc, "schema": schema, "example": example,
    })
}

fn page(rules: PageRules) -> Value {
    let starts = ["page[after]", "page[before]", "page[number]"];
    let cursor = || json!({ "type": "string", "format": "cursor" });
    let pairs = [[0, 1], [0, 2], [1, 2]].map(|pair| {
        let names: Vec<_> = pair.iter().filter_map(|place| starts.get(*place)).collect();
        json!({ "required": names })
    });
    let size = json!({ "type": "integer", "minimum": 1, "maximum": rules.max_size, "default": rules.default_size });
    json!({
        "name": "page", "in": "query", "style": "form", "explode": true,
        "description": "Which page. Follow the links of the answer rather than making cursors.",
        "schema": {
            "type": "object",
            "properties": {
                "page[size]": size,
                "page[number]": { "type": "integer", "minimum": 1, "maximum": 1_u64 << 32 },
                "page[after]": cursor(),
                "page[before]": cursor(),
                "page[total]": { "enum": ["exact", "true", "false"] },
            },
            "additionalProperties": false,
            "not": { "anyOf": pairs },
        },
        "example": { "page[size]": 10 },
    })
}
