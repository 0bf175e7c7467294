//! Input types, made of operations' inputs.

use crate::model::{naming, scalar_of};
use crate::operate::given::{default_of, name_of};
use crate::operate::mutation::{COMMON, names_rows};
use async_graphql::Value;
use async_graphql::dynamic::{InputObject, InputValue, TypeRef};
use openimis_core::declare::{InputField, InputKind, Kind};
use openimis_core::registry::{RegisteredOperation, Registry};

/// The name of a mutation's input type.
pub(super) fn name(field: &str, operation: &RegisteredOperation) -> String {
    format!("{}MutationInput", stem(field, operation))
}

/// What the names of a mutation's own types begin with.
pub(super) fn stem(field: &str, operation: &RegisteredOperation) -> String {
    let declared = operation.description.declared.dialect.types;
    declared.map_or_else(|| naming::capitalized(field), str::to_owned)
}

/// The input type of a mutation, and those of the groups in it.
pub(super) fn of_mutation(registry: &Registry, field: &str, operation: &RegisteredOperation) -> Vec<InputObject> {
    let mut object = InputObject::new(name(field, operation)).description(operation.description.declared.doc);
    let mut taken: Vec<&str> = Vec::new();
    for (name, kind, is_list) in COMMON {
        let kind = if is_list {
            TypeRef::named_list(kind)
        } else {
            TypeRef::named(kind)
        };
        object = object.field(InputValue::new(name, kind));
        taken.push(name);
    }
    let mut made = Vec::new();
    for input in operation.input() {
        made.extend(groups(registry, field, input));
        object = object.field(value(input, type_of(registry, field, input)));
        taken.push(name_of(input));
    }
    let dialect = operation.description.declared.dialect;
    if names_rows(operation) {
        let (name, kind) = if dialect.takes_many {
            ("uuids", TypeRef::named_list(dialect.named_by))
        } else {
            (dialect.row, TypeRef::named(dialect.named_by))
        };
        object = object.field(InputValue::new(name, kind).description("The public id of the row to act on."));
        taken.push(name);
    }
    for (name, kind) in dialect.ignored.iter().filter(|(name, _)| !taken.contains(name)) {
        let ignored = InputValue::new(*name, TypeRef::named(scalar_of(*kind)));
        object = object.field(ignored.description("Accepted from existing clients and without effect."));
    }
    made.push(object);
    made
}

/// The type of an input field.
pub(super) fn type_of(registry: &Registry, field: &str, input: &InputField) -> TypeRef {
    let kind = bare(registry, field, input, &input.kind);
    if input.required {
        TypeRef::NonNull(Box::new(kind))
    } else {
        kind
    }
}

fn bare(registry: &Registry, field: &str, input: &InputField, kind: &InputKind) -> TypeRef {
    match kind {
        InputKind::List(of) => TypeRef::List(Box::new(bare(registry, field, input, of))),
        InputKind::Object(_) => TypeRef::named(group_name(field, input)),
        _ if input.graphql_type.is_some() => TypeRef::named(input.graphql_type.unwrap_or_default()),
        InputKind::Value(kind) => TypeRef::named(scalar_of(*kind)),
        InputKind::Reference(resource) => TypeRef::named(reference(registry, input, resource)),
    }
}

/// Rows are named by key, unless the field's name says that it is a UUID (spec 5.3).
fn reference(registry: &Registry, input: &InputField, resource: &str) -> &'static str {
    let by_uuid = name_of(input).to_ascii_lowercase().contains("uuid");
    let key = registry
        .resource(resource)
        .map(|resource| resource.description.key.kind);
    match key {
        Some(Kind::SmallInteger | Kind::Integer | Kind::BigInteger) if !by_uuid => TypeRef::INT,
        _ => TypeRef::STRING,
    }
}

/// A field of an input, or an argument of a question.
pub(super) fn value(input: &InputField, kind: TypeRef) -> InputValue {
    let value = InputValue::new(name_of(input), kind).description(input.doc);
    match default_of(input).and_then(|default| Value::from_json(default).ok()) {
        Some(default) => value.default_value(default),
        None => value,
    }
}

/// The types of the groups in a field, those within groups included.
fn groups(registry: &Registry, field: &str, input: &'static InputField) -> Vec<InputObject> {
    let mut kind = input.kind;
    while let InputKind::List(of) = kind {
        kind = *of;
    }
    let InputKind::Object(fields) = kind else {
        return Vec::new();
    };
    let mut made: Vec<_> = fields.iter().flat_map(|below| groups(registry, field, below)).collect();
    let object = InputObject::new(group_name(field, input)).description(input.doc);
    made.push(fields.iter().fold(object, |object, below| {
        object.field(value(below, type_of(registry, field, below)))
    }));
    made
}

fn group_name(field: &str, input: &InputField) -> String {
    let made = || {
        format!(
            "{}{}Input",
            naming::capitalized(field),
            naming::capitalized(name_of(input))
        )
    };
    input.graphql_type.map_or_else(made, str::to_owned)
}
