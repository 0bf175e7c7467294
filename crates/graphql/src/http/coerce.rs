//! Variables as openIMIS's clients send them, made into what GraphQL asks for (frontend-api, trap 1): numbers in quotes for
//! `Int`, and variables that the operation does not declare.

use async_graphql::dynamic::Schema;
use async_graphql::parser::types::{BaseType, DocumentOperations, Type};
use async_graphql::registry::MetaType;
use async_graphql::{Name, Request, Value};
use std::collections::HashMap;

/// How deep values are looked at; deeper ones are validated as they are.
const DEEPEST: usize = 8;

/// Makes the variables of a request fit their types. What fits no better is left, and refused by validation.
pub(super) fn variables(schema: &Schema, request: &mut Request) {
    let mut variables = std::mem::take(&mut request.variables);
    if variables.is_empty() {
        return;
    }
    if let Some(declared) = declared(request) {
        variables.retain(|name, _| declared.contains_key(name));
        for (name, value) in variables.iter_mut() {
            if let Some(kind) = declared.get(name) {
                let given = std::mem::take(value);
                *value = fit(schema, kind, given, DEEPEST);
            }
        }
    }
    request.variables = variables;
}

/// The variables that the operation declares.
fn declared(request: &mut Request) -> Option<HashMap<Name, Type>> {
    let name = request.operation_name.clone();
    let document = request.parsed_query().ok()?;
    let operation = match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => operation,
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name.as_str())?,
        (DocumentOperations::Multiple(operations), None) => operations.values().next()?,
    };
    let definitions = operation.node.variable_definitions.iter();
    let declared = definitions.map(|definition| {
        let definition = &definition.node;
        (definition.name.node.clone(), definition.var_type.node.clone())
    });
    Some(declared.collect())
}

fn fit(schema: &Schema, kind: &Type, value: Value, depth: usize) -> Value {
    match (&kind.base, value) {
        (_, Value::Null) => Value::Null,
        (BaseType::List(of), Value::List(values)) => {
            Value::List(values.into_iter().map(|value| fit(schema, of, value, depth)).collect())
        }
        (BaseType::List(of), single) => fit(schema, of, single, depth),
        (BaseType::Named(name), value) => named(schema, name, value, depth),
    }
}

fn named(schema: &Schema, name: &str, value: Value, depth: usize) -> Value {
    match (name, value) {
        ("Int", Value::String(text)) => text.parse::<i32>().map_or(Value::String(text), Value::from),
        (name, Value::Object(mut members)) if depth > 0 => {
            if let Some(MetaType::InputObject { input_fields, .. }) = schema.registry().types.get(name) {
                for (member, value) in &mut members {
                    let declared = input_fields.get(member.as_str()).and_then(|field| Type::new(&field.ty));
                    if let Some(kind) = declared {
                        let given = std::mem::take(value);
                        *value = fit(schema, &kind, given, depth - 1);
                    }
                }
            }
            Value::Object(members)
        }
        (_, value) => value,
    }
}
