//! From what a client gave to an operation's input.

use async_graphql::{Name, Value};
use openimis_core::declare::{InputField, InputKind, Kind};
use serde_json::{Map, Value as Json};

/// The name of an input field in the dialect.
pub(crate) fn name_of(field: &InputField) -> &'static str {
    field.graphql.unwrap_or(field.name)
}

/// The input of an operation: what is not one of its fields is left out, null says so.
pub(crate) fn input<'g>(
    fields: impl Iterator<Item = &'static InputField>,
    given: impl Fn(&str) -> Option<&'g Value>,
) -> Map<String, Json> {
    let sent = fields.filter_map(|field| {
        let value = given(name_of(field))?;
        Some((field.name.to_owned(), json(value, &field.kind)))
    });
    sent.collect()
}

/// A value as the operation reads it. One that is of another kind is left as it is, and refused there.
fn json(value: &Value, kind: &InputKind) -> Json {
    match (kind, value) {
        (_, Value::Null) => Json::Null,
        (InputKind::List(of), Value::List(values)) => values.iter().map(|value| json(value, of)).collect(),
        // GraphQL takes a value for a list of one
        (InputKind::List(of), single) => Json::Array(vec![json(single, of)]),
        (InputKind::Object(fields), Value::Object(given)) => {
            Json::Object(input(fields.iter(), |name| given.get(&Name::new(name))))
        }
        (InputKind::Value(Kind::Json), Value::String(text)) => {
            serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.clone()))
        }
        (InputKind::Value(Kind::Date), Value::String(text)) => Json::String(day(text).to_owned()),
        (InputKind::Value(Kind::Decimal), Value::Number(number)) => Json::String(number.to_string()),
        (_, value) => value.clone().into_json().unwrap_or_default(),
    }
}

/// Front ends send days as `YYYY-MM-DDT00:00:00` (frontend-api, chapter 6).
fn day(text: &str) -> &str {
    text.strip_suffix("T00:00:00").unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::json;
    use async_graphql::Value;
    use openimis_core::declare::{InputKind, Kind};
    use serde_json::json;

    #[test]
    fn values_are_spelled_as_operations_read_them() {
        let cases = [
            (Value::from(17), InputKind::Reference("locations"), json!(17)),
            (Value::from("{\"a\": 1}"), InputKind::Value(Kind::Json), json!({"a": 1})),
            (Value::from("{"), InputKind::Value(Kind::Json), json!("{")),
            (
                Value::from("2026-11-23T00:00:00"),
                InputKind::Value(Kind::Date),
                json!("2026-11-23"),
            ),
            (
                Value::from("10000.00"),
                InputKind::Value(Kind::Decimal),
                json!("10000.00"),
            ),
            (Value::from(400), InputKind::Value(Kind::Decimal), json!("400")),
            (
                Value::from(3),
                InputKind::List(&InputKind::Value(Kind::Integer)),
                json!([3]),
            ),
            (Value::Null, InputKind::Value(Kind::Text), json!(null)),
        ];
        for (value, kind, expected) in cases {
            assert_eq!(json(&value, &kind), expected, "{value}");
        }
    }
}
