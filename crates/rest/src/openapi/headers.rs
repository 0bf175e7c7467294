//! Headers of answers.

use serde_json::{Map, Value, json};

/// All of them: name, what they say, schema.
fn all() -> Vec<(&'static str, &'static str, Value)> {
    let text = || json!({ "type": "string" });
    vec![
        ("Allow", "The methods that the address has.", text()),
        (
            "ETag",
            "The version of what is shown; send it back as If-None-Match or If-Match.",
            text(),
        ),
        (
            "Location",
            "Where the new row is.",
            json!({ "type": "string", "format": "uri-reference" }),
        ),
        (
            "Retry-After",
            "Seconds after which it makes sense to ask again.",
            json!({ "type": "integer", "minimum": 0 }),
        ),
        ("Set-Cookie", "The session of a browser.", text()),
        ("WWW-Authenticate", "How to log in.", text()),
        (
            "X-Request-Id",
            "The name of this request in the log; sent by the client or made by the server.",
            text(),
        ),
    ]
}

/// The components.
pub(super) fn components() -> Map<String, Value> {
    let described = all()
        .into_iter()
        .map(|(name, doc, schema)| (name.to_owned(), json!({ "description": doc, "schema": schema })));
    described.collect()
}

/// Those of an answer, beside the one that every answer has.
pub(super) fn of(names: &[&str]) -> Value {
    let names = names.iter().chain(&["X-Request-Id"]);
    let references = names.map(|name| {
        (
            (*name).to_owned(),
            json!({ "$ref": format!("#/components/headers/{name}") }),
        )
    });
    Value::Object(references.collect())
}
