//! Two answers, made comparable: what differs by nature is left out.

use serde_json::{Value, json};

/// Stands for what differs from one answer to the next.
const SOME: &str = "<some>";

/// How the global ids of log rows begin: `MutationLogGQLType:` in base64.
const LOG_ROW: &str = "TXV0YXRpb25Mb2dHUUxUeXBlO";

/// When the recorded session began: what was written since then has the time of the session that wrote it.
const RECORDED_SINCE: &str = "2026-11-23T18:29";

/// Members whose values are times, tokens, ids made up for each request, or positions in the document.
const VARYING: [&str; 10] = [
    "token",
    "refreshExpiresIn",
    "csrfToken",
    "exp",
    "origIat",
    "jti",
    "nbf",
    "locations",
    "internalId",
    "requestDateTime",
];

/// An answer without what differs by nature.
pub fn normal(value: &Value, name: &str, in_errors: bool) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, _)| !(in_errors && *name == "extensions"));
            let normal = kept.map(|(name, value)| {
                let varies = VARYING.contains(&name.as_str()) && (name != "locations" || in_errors) && !value.is_null();
                let value = if varies {
                    json!(SOME)
                } else {
                    normal(value, name, in_errors || name == "errors")
                };
                (name.clone(), value)
            });
            Value::Object(normal.collect())
        }
        // rights are a set
        Value::Array(values) if name == "rights" => {
            let mut values = values.clone();
            values.sort_by_key(Value::as_i64);
            Value::Array(values)
        }
        Value::Array(values) => values.iter().map(|value| normal(value, name, in_errors)).collect(),
        Value::String(text) if text.starts_with('{') => {
            serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone()))
        }
        Value::String(text) if text.starts_with(LOG_ROW) => json!(SOME),
        Value::String(text) if name == "validityFrom" && text.as_str() >= RECORDED_SINCE => json!(SOME),
        Value::String(text) if text.contains("Try again in ") => {
            let letters = text.chars().filter(|character| !character.is_ascii_digit());
            Value::String(letters.collect())
        }
        value => value.clone(),
    }
}

/// The id of a row or of the node of an edge.
fn id_of(row: &Value) -> Option<&str> {
    row["node"]["id"].as_str().or(row["id"].as_str())
}

/// The same with lists in the order of their ids.
pub fn in_order(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (name.clone(), in_order(value)));
            Value::Object(members.collect())
        }
        Value::Array(values) => {
            let mut values: Vec<_> = values.iter().map(in_order).collect();
            values.sort_by(|one, other| id_of(one).cmp(&id_of(other)));
            Value::Array(values)
        }
        value => value.clone(),
    }
}

/// Both answers with the edges that both have, if the page is a part of the list.
pub fn shared(mut one: Value, mut other: Value) -> (Value, Value) {
    let edges = |body: &Value| {
        let field = body["data"].as_object().and_then(|data| data.values().next());
        field
            .and_then(|field| field["edges"].as_array().cloned())
            .unwrap_or_default()
    };
    let (first, second) = (edges(&one), edges(&other));
    assert_eq!(first.len(), second.len(), "as many rows in a page");
    let keep = |rows: &[Value], among: &[Value]| -> Value {
        let known = |row: &&Value| among.iter().any(|other| id_of(other) == id_of(row));
        rows.iter().filter(known).cloned().collect()
    };
    for (body, rows) in [(&mut one, keep(&first, &second)), (&mut other, keep(&second, &first))] {
        assert_ne!(rows, json!([]), "two pages without a common row tell nothing");
        let data = body["data"].as_object_mut().unwrap();
        data.values_mut().next().unwrap()["edges"] = rows;
    }
    (one, other)
}
