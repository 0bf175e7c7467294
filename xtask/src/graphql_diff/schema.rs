//! A schema, as far as it is compared.

use anyhow::Result;
use async_graphql_parser::parse_schema;
use async_graphql_parser::types::{FieldDefinition, InputValueDefinition, TypeKind, TypeSystemDefinition};
use std::collections::BTreeMap;

/// Types by name.
#[derive(Debug, Default)]
pub(super) struct Schema {
    pub(super) types: BTreeMap<String, Type>,
}

/// The fields of an object or input, the values of an enumeration.
#[derive(Debug, Default)]
pub(super) struct Type {
    pub(super) is_input: bool,
    pub(super) members: BTreeMap<String, Member>,
}

/// A field with its type and arguments.
#[derive(Debug, Default)]
pub(super) struct Member {
    pub(super) kind: String,
    pub(super) arguments: BTreeMap<String, String>,
}

impl Schema {
    /// Reads a schema in GraphQL's own language.
    pub(super) fn parse(sdl: &str) -> Result<Self> {
        let mut schema = Self::default();
        for definition in parse_schema(sdl)?.definitions {
            let TypeSystemDefinition::Type(definition) = definition else {
                continue;
            };
            let definition = definition.node;
            let is_input = matches!(definition.kind, TypeKind::InputObject(_));
            let members = match definition.kind {
                TypeKind::Object(object) => object.fields.into_iter().map(|field| of_field(&field.node)).collect(),
                TypeKind::Interface(interface) => interface
                    .fields
                    .into_iter()
                    .map(|field| of_field(&field.node))
                    .collect(),
                TypeKind::InputObject(input) => input.fields.into_iter().map(|field| of_input(&field.node)).collect(),
                TypeKind::Enum(values) => values
                    .values
                    .into_iter()
                    .map(|value| of_value(value.node.value.node.as_str()))
                    .collect(),
                TypeKind::Scalar | TypeKind::Union(_) => BTreeMap::new(),
            };
            schema
                .types
                .insert(definition.name.node.to_string(), Type { is_input, members });
        }
        Ok(schema)
    }
}

fn of_field(field: &FieldDefinition) -> (String, Member) {
    let arguments = field.arguments.iter().map(|argument| {
        let argument = &argument.node;
        (argument.name.node.to_string(), argument.ty.node.to_string())
    });
    let member = Member {
        kind: field.ty.node.to_string(),
        arguments: arguments.collect(),
    };
    (field.name.node.to_string(), member)
}

fn of_input(field: &InputValueDefinition) -> (String, Member) {
    let member = Member {
        kind: field.ty.node.to_string(),
        arguments: BTreeMap::new(),
    };
    (field.name.node.to_string(), member)
}

fn of_value(name: &str) -> (String, Member) {
    let member = Member {
        kind: "value".to_owned(),
        arguments: BTreeMap::new(),
    };
    (name.to_owned(), member)
}
