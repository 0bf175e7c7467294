//! Examples, made from declarations: of the right shape, with values that a reader recognises. Whether a row like it
//! may be written depends on the rows that there are.

use crate::document::request::is_reference;
use openimis_core::declare::{InputField, InputKind, Kind, Verb};
use openimis_core::registry::{RegisteredOperation, Registry};
use serde_json::{Map, Value, json};

/// Texts by a part of their field's name.
const TEXTS: &[(&str, &str)] = &[
    ("email", "a.banda@example.org"),
    ("phone", "+260 211 250000"),
    ("fax", "+260 211 250001"),
    ("address", "12 Church Road"),
    ("password", "Correct-Horse-7"),
    ("token", "sent-by-mail"),
    ("username", "abanda"),
    ("lastname", "Banda"),
    ("othernames", "Agnes"),
    ("language", "en"),
    ("name", "Chilenje"),
    ("code", "CHIL01"),
    ("type", "V"),
    ("level", "H"),
    ("status", "AC"),
    ("config", "{}"),
    ("module", "location"),
    ("layer", "backend"),
];

/// The document that an operation might be sent.
pub(super) fn document(registry: &Registry, operation: &RegisteredOperation) -> Value {
    let declared = operation.description.declared;
    let mut data = Map::new();
    data.insert("type".to_owned(), declared.resource.into());
    if let (false, Some(target)) = (declared.verb == Verb::Create, operation.description.target) {
        data.insert("id".to_owned(), id(target.public_id.kind));
    }
    for (name, as_references) in [("attributes", false), ("relationships", true)] {
        let fields = operation
            .input()
            .filter(|field| is_reference(&field.kind) == as_references);
        let members: Map<_, _> = fields
            .map(|found| (found.name.to_owned(), field(registry, found)))
            .collect();
        if !members.is_empty() {
            data.insert(name.to_owned(), members.into());
        }
    }
    json!({ "data": data })
}

/// The id of a row.
pub(super) fn id(kind: Kind) -> Value {
    match kind {
        // most texts that name rows are UUIDs too
        Kind::Uuid | Kind::Text => json!("5f0c2b1e-8f4a-4b6e-9c1d-3a7e6d2f9b10"),
        _ => json!("1"),
    }
}

/// A field as it stands in a document.
fn field(registry: &Registry, field: &InputField) -> Value {
    match field.kind {
        InputKind::Reference(target) => json!({ "data": identifier(registry, target) }),
        InputKind::List(InputKind::Reference(target)) => json!({ "data": [identifier(registry, target)] }),
        other => value(registry, field, &other),
    }
}

/// A value of a field.
pub(super) fn value(registry: &Registry, field: &InputField, kind_of: &InputKind) -> Value {
    match kind_of {
        InputKind::Value(Kind::Text) => text(field).into(),
        InputKind::Value(other) => plain(*other),
        InputKind::Reference(target) => target_id(registry, target),
        InputKind::List(inner) => json!([value(registry, field, inner)]),
        InputKind::Object(fields) => {
            let members = fields
                .iter()
                .map(|inner| (inner.name.to_owned(), value(registry, inner, &inner.kind)));
            Value::Object(members.collect())
        }
    }
}

/// A value of this kind.
pub(super) fn plain(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!("Chilenje"),
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger => json!(12),
        Kind::Boolean => json!(true),
        Kind::Decimal => json!("12.50"),
        Kind::Date => json!("2026-01-31"),
        Kind::Instant | Kind::LocalDateTime => json!("2026-01-31T08:30:00"),
        Kind::Uuid => id(Kind::Uuid),
        Kind::Json => json!({}),
    }
}

fn text(field: &InputField) -> String {
    if let Some(first) = field.one_of.first() {
        return (*first).to_owned();
    }
    let name = field.name.to_ascii_lowercase();
    let found = TEXTS.iter().find(|(part, _)| name.contains(part));
    let text = found.map_or("Chilenje", |(_, text)| *text);
    text.chars().take(field.max_length.unwrap_or(usize::MAX)).collect()
}

fn identifier(registry: &Registry, target: &str) -> Value {
    json!({ "type": target, "id": target_id(registry, target) })
}

fn target_id(registry: &Registry, target: &str) -> Value {
    id(registry
        .resource(target)
        .map_or(Kind::Text, |found| found.description.public_id.kind))
}
