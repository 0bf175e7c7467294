//! The family `filter[…]`: an object of exploded form style, whose members are whole parameters.

use super::parameters::Sight;
use super::schema::kind;
use super::{examples, input};
use openimis_core::declare::{Field, IdColumn, InputField, Kind};
use openimis_core::read::{Arity, Limits, Lookup};
use openimis_core::registry::{RegisteredResource, Registry};
use serde_json::{Map, Value, json};

const DOC: &str = "Conditions, all of which hold: `filter[FIELD]`, or `filter[FIELD.LOOKUP]`. The name of a relationship \
                   and a dot lead to the fields of related rows, and further; only the first step and equality are \
                   listed here. Several values are separated by commas; `\\,` is a comma within a value.";

/// The parameter of a collection.
pub(super) fn of(registry: &Registry, resource: &RegisteredResource, sight: Sight) -> Value {
    let mut members = Map::new();
    identity(&mut members, "", resource.description.public_id);
    for field in sight.fields(resource).filter(|field| field.filter) {
        for lookup in Lookup::ALL.iter().filter(|lookup| lookup.suits(field.kind)) {
            members.insert(member(field.name, *lookup), compared(field.kind, *lookup));
        }
    }
    for criterion in resource.criteria.iter().filter(|_| sight == Sight::Whole) {
        let lookup = if criterion.is_list { Lookup::In } else { Lookup::Exact };
        members.insert(member(criterion.name, Lookup::Exact), compared(criterion.kind, lookup));
    }
    for relationship in sight.relationships(resource) {
        let Some(target) = registry.resource(relationship.target) else {
            continue;
        };
        identity(&mut members, relationship.name, target.description.public_id);
        let fields = Sight::through(relationship).fields(target);
        let fields = fields.filter(|field| field.filter && field.kind != Kind::Json);
        for field in fields {
            let path = format!("{}.{}", relationship.name, field.name);
            members.insert(member(&path, Lookup::Exact), one(field.kind));
        }
    }
    let example = resource
        .fields
        .iter()
        .find_map(|field| example(field))
        .unwrap_or_default();
    family(DOC, &members, &[], &example)
}

/// The parameter of a question.
pub(super) fn question(registry: &Registry, fields: &[&'static InputField]) -> Option<Value> {
    if fields.is_empty() {
        return None;
    }
    let name = |field: &InputField| format!("filter[{}]", field.name);
    let members = fields
        .iter()
        .map(|field| (name(field), input::value(registry, field, &field.kind)));
    let required: Vec<_> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| name(field))
        .collect();
    let example = fields
        .iter()
        .map(|field| (name(field), examples::value(registry, field, &field.kind)));
    Some(family(
        "What is asked.",
        &members.collect(),
        &required,
        &example.collect(),
    ))
}

fn identity(members: &mut Map<String, Value>, relationship: &str, column: IdColumn) {
    // numbers are text outside, and looked for as numbers
    let id = column.kind;
    let path = if relationship.is_empty() { "id" } else { relationship };
    members.insert(member(path, Lookup::Exact), one(id));
    if relationship.is_empty() {
        members.insert(member(path, Lookup::In), compared(id, Lookup::In));
    }
}

fn member(path: &str, lookup: Lookup) -> String {
    match lookup {
        Lookup::Exact => format!("filter[{path}]"),
        other => format!("filter[{path}.{}]", other.name()),
    }
}

/// What a field is compared with. Lists and ranges are text; of texts its `pattern` is the whole rule, of other kinds
/// its `format` names what it is made of.
fn compared(of: Kind, lookup: Lookup) -> Value {
    match (lookup, lookup.arity()) {
        (Lookup::Isnull, _) => json!({ "type": "boolean" }),
        (_, Arity::One) => one(of),
        (_, Arity::Two) => several(of, "range", "^([^,\\\\]|\\\\[,\\\\])*,([^,\\\\]|\\\\[,\\\\])*$"),
        (_, Arity::Many) => several(of, "list", "^([^\\\\]|\\\\[,\\\\])*$"),
    }
}

/// Numbers are compared as the widest ones, whatever the column holds.
fn one(of: Kind) -> Value {
    match of {
        Kind::SmallInteger | Kind::Integer => kind(Kind::BigInteger),
        // a document is written out in an address
        Kind::Json => json!({ "type": "string", "format": "json", "contentMediaType": "application/json" }),
        other => kind(other),
    }
}

fn several(of: Kind, word: &str, texts: &str) -> Value {
    match of {
        Kind::Text => json!({ "type": "string", "pattern": texts }),
        _ => json!({ "type": "string", "format": format!("{}-{word}", part(of)) }),
    }
}

const fn part(kind: Kind) -> &'static str {
    match kind {
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger => "integer",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        Kind::Instant | Kind::LocalDateTime => "date-time-local",
        Kind::Uuid => "uuid",
        Kind::Text | Kind::Boolean | Kind::Json => "text",
    }
}

fn example(field: &'static Field) -> Option<Map<String, Value>> {
    let suits = field.filter && field.kind == Kind::Text;
    suits.then(|| Map::from_iter([(member(field.name, Lookup::Istartswith), json!("C"))]))
}

fn family(doc: &str, members: &Map<String, Value>, required: &[String], example: &Map<String, Value>) -> Value {
    let most = Limits::default().filters;
    let mut schema =
        json!({ "type": "object", "properties": members, "additionalProperties": false, "maxProperties": most });
    if let (Some(schema), false) = (schema.as_object_mut(), required.is_empty()) {
        schema.insert("required".to_owned(), json!(required));
    }
    json!({
        "name": "filter", "in": "query", "style": "form", "explode": true, "required": !required.is_empty(),
        "description": doc, "schema": schema, "example": example,
    })
}
