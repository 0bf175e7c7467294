//! From what a client gave to an operation's input.

use crate::model::Model;
use crate::read::global_id;
use async_graphql::{Name, Value};
use openimis_core::declare::{InputField, InputKind, Kind};
use serde_json::{Map, Value as Json};

/// The name of an input field in the dialect.
pub(crate) fn name_of(field: &InputField) -> &'static str {
    field.graphql.unwrap_or(field.name)
}

/// The input of an operation: what is not one of its fields is left out, null says so, and what is left out is what the
/// dialect takes for it.
pub(crate) fn input<'g>(
    models: &Model,
    fields: impl Iterator<Item = &'static InputField>,
    given: impl Fn(&str) -> Option<&'g Value>,
) -> Map<String, Json> {
    let sent = fields.filter_map(|field| {
        let value = match given(name_of(field)) {
            Some(value) => json(models, field, value, &field.kind),
            None => default_of(field)?,
        };
        Some((field.name.to_owned(), value))
    });
    sent.collect()
}

/// What the dialect takes for a field that a client leaves out.
pub(crate) fn default_of(field: &InputField) -> Option<Json> {
    serde_json::from_str(field.graphql_default?).ok()
}

/// Empties a field that was left out: `phone`, or `head.phone` in a group that is there.
pub(crate) fn empty(input: &mut Map<String, Json>, field: &str) {
    match field.split_once('.') {
        None => drop(input.entry(field).or_insert(Json::Null)),
        Some((group, below)) => {
            if let Some(Json::Object(group)) = input.get_mut(group) {
                empty(group, below);
            }
        }
    }
}

/// A value as the operation reads it. One that is of another kind is left as it is, and refused there.
fn json(models: &Model, field: &InputField, value: &Value, kind: &InputKind) -> Json {
    match (kind, value) {
        (_, Value::Null) => Json::Null,
        (InputKind::List(of), Value::List(values)) => {
            values.iter().map(|value| json(models, field, value, of)).collect()
        }
        // GraphQL takes a value for a list of one
        (InputKind::List(of), single) => Json::Array(vec![json(models, field, single, of)]),
        (InputKind::Object(fields), Value::Object(given)) => {
            Json::Object(input(models, fields.iter(), |name| given.get(&Name::new(name))))
        }
        (InputKind::Value(Kind::Json), Value::String(text)) => {
            serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.clone()))
        }
        (InputKind::Reference(_), Value::String(id)) if field.graphql_type == Some("ID") => key(id),
        (InputKind::Value(Kind::Date), Value::String(text)) => Json::String(day(text).to_owned()),
        (InputKind::Value(Kind::Decimal), Value::Number(number)) => Json::String(number.to_string()),
        // numbers and flags of columns that openIMIS declares as decimals, texts or tiny integers
        (InputKind::Value(Kind::SmallInteger | Kind::Integer | Kind::BigInteger), Value::String(text)) => whole(text),
        (InputKind::Value(Kind::Boolean), Value::String(text)) => flag(text),
        (InputKind::Value(Kind::Boolean), Value::Number(number)) => flag(&number.to_string()),
        (InputKind::Value(Kind::Text), Value::Enum(name)) => coded(models, field, name),
        (InputKind::Value(Kind::Text), Value::String(name)) if !field.one_of.is_empty() => coded(models, field, name),
        (_, value) => value.clone().into_json().unwrap_or_default(),
    }
}

/// What an `ID` names a row by: a key, raw or in a global id, or a public id.
fn key(id: &str) -> Json {
    let key = global_id::key(id);
    key.parse::<i64>().map_or(Json::String(key), Json::from)
}

/// What is stored for the value of an enumeration that has this name.
fn coded(models: &Model, field: &InputField, name: &str) -> Json {
    let values = field.graphql_type.and_then(|kind| models.enumeration(kind));
    let stored = values.and_then(|values| values.stored(name));
    Json::String(stored.unwrap_or(name).to_owned())
}

/// A whole number that is written as a text, perhaps with a fraction of zeros.
fn whole(text: &str) -> Json {
    let digits = match text.trim().split_once('.') {
        Some((digits, fraction)) if fraction.chars().all(|digit| digit == '0') => digits,
        Some(_) => text,
        None => text.trim(),
    };
    digits
        .parse::<i64>()
        .map_or_else(|_| Json::String(text.to_owned()), Json::from)
}

/// A flag as openIMIS reads one.
fn flag(text: &str) -> Json {
    match text {
        "1" | "true" | "True" | "t" => Json::Bool(true),
        "0" | "false" | "False" | "f" => Json::Bool(false),
        other => Json::String(other.to_owned()),
    }
}

/// Front ends send days as `YYYY-MM-DDT00:00:00` (frontend-api, chapter 6).
fn day(text: &str) -> &str {
    text.strip_suffix("T00:00:00").unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::model::Model;
    use async_graphql::Value;
    use openimis_core::declare::{InputField, InputKind, Kind};
    use serde_json::json;

    const FIELD: InputField = InputField {
        name: "field",
        graphql: None,
        graphql_type: None,
        doc: "",
        kind: InputKind::Value(Kind::Text),
        required: false,
        nullable: false,
        max_length: None,
        one_of: &[],
        not_blank: false,
        secret: false,
        graphql_default: None,
    };

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
            (Value::from("30"), InputKind::Value(Kind::SmallInteger), json!(30)),
            (Value::from("30.00"), InputKind::Value(Kind::Integer), json!(30)),
            (Value::from("3.5"), InputKind::Value(Kind::Integer), json!("3.5")),
            (Value::from("0"), InputKind::Value(Kind::Boolean), json!(false)),
            (Value::from(1), InputKind::Value(Kind::Boolean), json!(true)),
            (Value::from(2), InputKind::Value(Kind::Boolean), json!("2")),
            (
                Value::from(3),
                InputKind::List(&InputKind::Value(Kind::Integer)),
                json!([3]),
            ),
            (Value::Null, InputKind::Value(Kind::Text), json!(null)),
        ];
        for (value, kind, expected) in cases {
            let field = InputField { kind, ..FIELD };
            assert_eq!(json(&Model::default(), &field, &value, &kind), expected, "{value}");
        }
    }

    #[test]
    fn an_id_is_a_global_id_a_key_or_a_public_id() {
        let named = InputField {
            graphql_type: Some("ID"),
            ..FIELD
        };
        let models = Model::default();
        let uuid = "321c7014-0000-0000-0000-000000000000";
        for (given, expected) in [
            ("UHJvZHVjdEdRTFR5cGU6Ng==", json!(6)),
            ("6", json!(6)),
            (uuid, json!(uuid)),
        ] {
            let read = json(&models, &named, &Value::from(given), &InputKind::Reference("products"));
            assert_eq!(read, expected, "{given}");
        }
    }
}
