//! Inputs of questions: `GET …?filter[code]=R1`.
//!
//! They use the standard's `filter` family, because a parameter of our own must not be all lower case and the names of
//! fields often are.

use super::{Parameter, Parameters, list, refused, unknown};
use crate::message;
use openimis_core::declare::{InputField, InputKind, Kind};
use openimis_core::error::Problem;
use openimis_core::language::Said;
use serde_json::{Map, Value};

/// The input by field name; other families than `filter` are not looked at. A text that does not look like its field's kind stays text, and the operation says what it
/// expected.
///
/// # Errors
/// Every filter that is no field, or whose list is malformed.
pub fn question(parameters: &Parameters, fields: &[&'static InputField]) -> Result<Map<String, Value>, Vec<Problem>> {
    let mut input = Map::new();
    let mut problems = Vec::new();
    for parameter in parameters.iter().filter(|parameter| parameter.family == "filter") {
        match field(parameter, fields).map(|field| (field, typed(&parameter.value, &field.kind))) {
            Some((field, Ok(value))) => {
                input.insert(field.name.to_owned(), value);
            }
            Some((_, Err(detail))) => problems.push(refused(&parameter.name, detail)),
            None => problems.push(unknown(&parameter.name)),
        }
    }
    if problems.is_empty() { Ok(input) } else { Err(problems) }
}

fn field(parameter: &Parameter, fields: &[&'static InputField]) -> Option<&'static InputField> {
    let name = parameter.member.as_deref()?;
    fields.iter().copied().find(|field| field.name == name)
}

/// The value that a text stands for in a field of this kind; text that is none stays text.
pub(crate) fn typed(text: &str, kind: &InputKind) -> Result<Value, Said> {
    let value = match kind {
        InputKind::Value(Kind::SmallInteger | Kind::Integer | Kind::BigInteger) => {
            text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from)
        }
        InputKind::Value(Kind::Boolean) => text.parse::<bool>().map_or_else(|_| Value::from(text), Value::from),
        InputKind::Value(Kind::Json) | InputKind::Object(_) => {
            crate::document::json::parse(text.as_bytes()).map_err(|_| message::json_expected())?
        }
        InputKind::Value(_) | InputKind::Reference(_) => Value::from(text),
        InputKind::List(inner) => {
            let values = list::split(text)?;
            let values = values.iter().map(|value| typed(value, inner));
            Value::Array(values.collect::<Result<_, _>>()?)
        }
    };
    Ok(value)
}
