//! From what somebody wrote to what a key takes.

use super::origin::Given;
use crate::declare::{SettingKey, SettingsDescription};
use serde_json::{Map, Value};

/// The value for this key, typed as its default is; else what the key takes, in words.
///
/// Whether a value fits is decided by reading the whole struct with it; the default's type only says how a text that
/// has no type yet is to be understood.
pub(super) fn fit(settings: &SettingsDescription, key: &SettingKey, given: &Given) -> Result<Value, String> {
    let mut values = defaults(settings);
    let default = values.get(key.name).cloned().unwrap_or_default();
    let candidates = candidates(&default, given);
    let mut refusal = None;
    for candidate in candidates {
        values.insert(key.name.to_owned(), candidate.clone());
        match (settings.read)(Value::Object(values.clone())) {
            Ok(_) => return Ok(candidate),
            // the check of several keys together comes when all are there
            Err(error) if error.key.is_some() => return Ok(candidate),
            Err(error) => refusal = refusal.or(Some(error.detail)),
        }
    }
    Err(explain(key, &default, given, refusal))
}

/// The defaults of all keys.
pub(super) fn defaults(settings: &SettingsDescription) -> Map<String, Value> {
    match (settings.defaults)() {
        Value::Object(values) => values,
        _ => Map::new(),
    }
}

/// How the given value may be understood, the likeliest first.
fn candidates(default: &Value, given: &Given) -> Vec<Value> {
    let value = &given.value;
    if given.typed {
        return vec![value.clone()];
    }
    let Value::String(text) = value else {
        // a table row may hold a number where we keep a text
        let as_text = matches!(value, Value::Number(_) | Value::Bool(_)).then(|| Value::String(value.to_string()));
        return std::iter::once(value.clone()).chain(as_text).collect();
    };
    let read = serde_json::from_str::<Value>(text.trim()).ok();
    let plain = value.clone();
    match default {
        Value::Bool(_) => truth(text).into_iter().collect(),
        Value::Number(_) => read.filter(Value::is_number).into_iter().collect(),
        Value::Array(_) => read.filter(Value::is_array).into_iter().collect(),
        Value::Object(_) => read.filter(Value::is_object).into_iter().collect(),
        Value::String(_) => vec![plain],
        Value::Null => std::iter::once(plain).chain(read).collect(),
    }
}

/// Python's spelling is what openIMIS writes (`"False"`).
fn truth(text: &str) -> Option<Value> {
    match text.trim().to_lowercase().as_str() {
        "true" | "1" => Some(Value::Bool(true)),
        "false" | "0" => Some(Value::Bool(false)),
        _ => None,
    }
}

fn explain(key: &SettingKey, default: &Value, given: &Given, refusal: Option<String>) -> String {
    let expected = match default {
        Value::Bool(_) => "true or false",
        Value::Number(number) if number.is_f64() => "a number",
        Value::Number(_) => "a whole number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a table",
        Value::Null => "a value of another type",
    };
    if key.secret {
        return format!("expected {expected}; the value is a secret and not shown");
    }
    let found = format!("expected {expected}, found {}", given.value);
    match refusal {
        Some(refusal) => format!("{found} ({refusal})"),
        None => found,
    }
}
