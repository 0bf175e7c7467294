//! Paths for the machines that watch the server; they stand outside the API's base.

use super::headers;
use serde_json::{Map, Value, json};

/// The path items by path.
pub(super) fn paths() -> Map<String, Value> {
    let status = json!({
        "type": "object", "required": ["status"], "properties": { "status": { "enum": ["up", "down"] } },
    });
    let answer = |doc: &str, own: &[&str], kind: &str, schema: &Value| json!({ "description": doc, "headers": headers::of(own), "content": { kind: { "schema": schema } } });
    let json = |doc: &str, own: &[&str]| answer(doc, own, "application/json", &status);
    let numbers = answer(
        "Numbers, as Prometheus reads them.",
        &[],
        "text/plain",
        &json!({ "type": "string" }),
    );
    let up = json("It lives.", &[]);
    let ready = json("It can work.", &[]);
    let down = json(
        "It cannot work: the database is away or not migrated.",
        &["Retry-After"],
    );
    let paths = [
        (
            "/health/live",
            "getLiveness",
            "Whether the server lives.",
            json!({ "200": up }),
        ),
        (
            "/health/ready",
            "getReadiness",
            "Whether the server can work.",
            json!({ "200": ready, "503": down }),
        ),
        (
            "/metrics",
            "getMetrics",
            "What the server has done.",
            json!({ "200": numbers }),
        ),
    ];
    let items = paths.map(|(path, id, doc, mut responses)| {
        if let Some(responses) = responses.as_object_mut() {
            responses.extend(super::errors::shared(if path == "/metrics" {
                &[403, 429]
            } else {
                &[429]
            }));
        }
        let operation = json!({
            "operationId": id, "tags": ["health"], "summary": doc, "responses": responses, "security": [],
        });
        (
            path.to_owned(),
            json!({ "servers": [{ "url": "/" }], "get": operation }),
        )
    });
    items.into_iter().collect()
}
