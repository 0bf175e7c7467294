//! The OpenAPI 3.1 document, composed from the registry: whatever a module declares is in it without an edit.

mod answers;
mod auth;
mod parameters;
mod paths;
mod schema;

use crate::BASE;
use crate::parameters::PageRules;
use openimis_core::registry::Registry;
use serde_json::{Map, Value, json};

/// The document.
#[must_use]
pub fn document(registry: &Registry, rules: &PageRules) -> Value {
    let mut paths = paths::all(registry, *rules);
    paths.extend(auth::paths());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "openIMIS REST API",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "JSON:API 1.1 documents for every resource and operation of the linked modules.",
            "license": { "name": "AGPL-3.0-only", "identifier": "AGPL-3.0-only" },
        },
        "servers": [{ "url": BASE }],
        "tags": tags(registry),
        "paths": paths,
        "components": {
            "schemas": schemas(registry),
            "responses": responses(),
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
                "cookie": {
                    "type": "apiKey", "in": "cookie", "name": "openimis_session",
                    "description": "Set by POST /auth/session; unsafe methods need the header X-CSRF-Token as well.",
                },
            },
        },
    })
}

fn tags(registry: &Registry) -> Vec<Value> {
    let modules = registry.modules().iter();
    let modules = modules.map(|module| json!({ "name": module.name, "description": module.title }));
    std::iter::once(json!({ "name": "auth", "description": "Logging in and out" }))
        .chain(modules)
        .collect()
}

fn schemas(registry: &Registry) -> Map<String, Value> {
    let mut schemas = schema::of_standard();
    for resource in registry.resources() {
        schemas.insert(resource.description.name.to_owned(), schema::resource(resource));
    }
    for operation in registry.operations() {
        if let Some(schema) = schema::input(operation) {
            schemas.insert(schema::input_name(operation), schema);
        }
    }
    schemas
}

/// The errors that any address may answer with.
fn responses() -> Value {
    let mut responses = Map::new();
    let statuses = [
        (
            "BadRequest",
            "The request is malformed, or several things are wrong with it.",
        ),
        ("Unauthenticated", "No token, or none that is valid."),
        ("Forbidden", "A right is missing."),
        ("NotFound", "No such row, or none that you may see."),
        ("NotAcceptable", "No format of the address that the client accepts."),
        (
            "Conflict",
            "The document does not fit the address, or another row has the value.",
        ),
        ("TooLarge", "The body is too large."),
        (
            "UnsupportedMediaType",
            "The body is neither application/vnd.api+json nor application/xml.",
        ),
        ("Unprocessable", "Values are missing or not valid; each has a pointer."),
        (
            "TooManyRequests",
            "Too many requests; Retry-After says when to come back.",
        ),
        ("Internal", "A defect of the server."),
        (
            "Unavailable",
            "The database is away; Retry-After says when to come back.",
        ),
    ];
    for (name, description) in statuses {
        responses.insert(
            name.to_owned(),
            json!({ "description": description, "content": schema::answer(&schema::reference("errors")) }),
        );
    }
    Value::Object(responses)
}
