//! Query parameters, each a component: of paths one line is left.

use super::schema::{id, with};
use super::{examples, filter, names};
use crate::format::{Format, PARAMETER};
use crate::parameters::{Families, PageRules};
use openimis_core::declare::{Field, Kind, Relationship, Visibility};
use openimis_core::read::Limits;
use openimis_core::registry::{RegisteredResource, Registry};
use serde_json::{Map, Value, json};

/// What of the rows of a resource a reader may name: of those that lie behind a label relationship, labels only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// All of it.
    Whole,
    /// Label fields.
    Labels,
}

impl Sight {
    /// Through this relationship.
    pub(super) fn through(relationship: &Relationship) -> Self {
        match relationship.visibility {
            Visibility::Label => Self::Labels,
            Visibility::Inherit | Visibility::Check => Self::Whole,
        }
    }

    /// The fields seen.
    pub(super) fn fields(self, resource: &RegisteredResource) -> impl Iterator<Item = &'static Field> {
        let seen = move |field: &&Field| field.label || self == Self::Whole;
        resource.fields.iter().copied().filter(seen)
    }

    /// The relationships that can be followed.
    pub(super) fn relationships(self, resource: &RegisteredResource) -> impl Iterator<Item = &'static Relationship> {
        resource
            .relationships
            .iter()
            .copied()
            .filter(move |_| self == Self::Whole)
    }

    const fn prefix(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Labels => "labels.",
        }
    }
}

/// The components.
pub(super) fn components(registry: &Registry, rules: PageRules) -> Map<String, Value> {
    let mut components = Map::new();
    for kind in [Kind::Uuid, Kind::Text, Kind::Integer] {
        components.insert(id_name(kind).to_owned(), id_parameter(kind));
    }
    components.insert("page".to_owned(), page(rules));
    components.extend(super::conditions::components());
    components.insert("format.document".to_owned(), format(Format::DOCUMENT));
    components.insert("format.collection".to_owned(), format(Format::COLLECTION));
    for resource in registry.resources() {
        let name = resource.description.name;
        for sight in [Sight::Whole, Sight::Labels] {
            let mut add = |family: &str, parameter: Value| {
                components.insert(format!("{name}.{}{family}", sight.prefix()), parameter);
            };
            add("filter", filter::of(registry, resource, sight));
            add("sort", sort(registry, resource, sight));
            add("include", include(registry, resource));
            add("fields", fields(resource));
        }
    }
    components
}

/// Gives the schemas of parameters names, so that generated code has one type for all addresses that share one.
pub(super) fn name_schemas(parameters: &mut Map<String, Value>) -> Map<String, Value> {
    let mut named = Map::new();
    for (component, parameter) in parameters.iter_mut() {
        let (resource, family) = component.split_once('.').unwrap_or(("", component));
        let name = format!("{}{}", names::singular(resource), names::pascal(family));
        let is_choice = |place: &str, parameter: &Value| {
            parameter
                .pointer(place)
                .is_some_and(|found| found.get("enum").is_some())
        };
        let is_family = parameter.pointer("/schema/properties").is_some();
        let place = if is_choice("/schema/items", parameter) {
            "/schema/items"
        } else {
            "/schema"
        };
        if (is_family || is_choice(place, parameter))
            && let Some(schema) = parameter.pointer_mut(place)
        {
            named.insert(name.clone(), std::mem::replace(schema, super::schema::reference(&name)));
        }
    }
    named
}

/// References to those of an address that answers with rows of this resource.
pub(super) fn of(families: Families, resource: &RegisteredResource, sight: Sight, registry: &Registry) -> Vec<Value> {
    let name = resource.description.name;
    let mut names = Vec::new();
    if families.filter {
        names.push(format!("{name}.{}filter", sight.prefix()));
    }
    if families.sort {
        names.push(format!("{name}.{}sort", sight.prefix()));
    }
    if families.include && sight.relationships(resource).next().is_some() {
        names.push(format!("{name}.include"));
    }
    if families.fields {
        let shown = shown(families, resource, sight, registry);
        names.extend(shown.iter().map(|name| format!("{name}.fields")));
    }
    if families.page {
        names.push("page".to_owned());
    }
    let format = if families == Families::COLLECTION {
        "format.collection"
    } else {
        "format.document"
    };
    names.push(format.to_owned());
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
fn shown(families: Families, resource: &RegisteredResource, sight: Sight, registry: &Registry) -> Vec<&'static str> {
    let mut names = vec![resource.description.name];
    if families.include {
        let targets = sight.relationships(resource).map(|found| found.target);
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

fn sort(registry: &Registry, resource: &RegisteredResource, sight: Sight) -> Value {
    let own = sight
        .fields(resource)
        .filter(|field| field.sort)
        .map(|field| field.name.to_owned());
    let to_one = sight.relationships(resource).filter(|found| found.link.is_to_one());
    let related = to_one.flat_map(|found| {
        let target = registry.resource(found.target).into_iter();
        let fields = target.flat_map(|target| Sight::through(found).fields(target));
        let fields = fields.filter(|field| field.sort);
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
        let target = registry.resource(first.target).into_iter();
        let further = target.flat_map(|target| Sight::through(first).relationships(target));
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
    let schema = json!({ "type": "array", "items": { "enum": names } });
    list(
        &format!("fields[{name}]"),
        &format!("The members of {name} to show."),
        &schema,
    )
}

fn choices(names: &[String], most: usize) -> Value {
    json!({ "type": "array", "maxItems": most, "items": { "enum": names } })
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

/// The format of the answer, which goes before `Accept`.
fn format(offered: &[Format]) -> Value {
    let names: Vec<_> = offered.iter().map(|format| format.name()).collect();
    json!({
        "name": PARAMETER, "in": "query", "description": "The format of the answer; goes before Accept. A table is a whole collection: it has neither pages nor included rows.",
        "schema": { "enum": names }, "example": "jsonapi",
    })
}

/// A reference to the format of an answer that is no row.
pub(super) fn of_value() -> Value {
    component("format.document")
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
                "page[total]": { "enum": ["exact", "estimated", "false"], "description": "Whether to count the rows of all pages" },
            },
            "additionalProperties": false,
            "not": { "anyOf": pairs },
        },
        "example": { "page[size]": 10 },
    })
}
