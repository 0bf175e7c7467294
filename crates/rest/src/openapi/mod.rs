//! The OpenAPI 3.1 document, composed from the registry: whatever a module declares is in it without an edit.
//!
//! Paths refer to components, so that each parameter, answer and schema stands there once. [`media`] has the media
//! types, [`headers`] and [`errors`] what is common to all answers.

mod answers;
mod atomic;
mod auth;
mod conditions;
mod errors;
mod examples;
mod filter;
mod headers;
mod health;
mod input;
mod links;
mod media;
mod names;
mod parameters;
mod paths;
mod schema;
mod standard;
mod text;
mod unused;

pub use text::text;

use crate::BASE;
use crate::parameters::PageRules;
use openimis_core::registry::Registry;
use serde_json::{Map, Value, json};

/// The document.
#[must_use]
pub fn document(registry: &Registry, rules: &PageRules) -> Value {
    let mut paths = paths::all(registry);
    paths.extend([atomic::path()]);
    for routes in registry.modules().iter().filter_map(|module| module.routes) {
        if let Value::Object(described) = (routes.describe)() {
            paths.extend(described);
        }
    }
    paths.extend(auth::paths());
    paths.extend(health::paths());
    let mut parameters = parameters::components(registry, *rules);
    let mut schemas = schemas(registry);
    schemas.extend(parameters::name_schemas(&mut parameters));
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "openIMIS REST API",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "JSON:API 1.1 documents for every resource and operation of the linked modules.",
            "license": { "name": "AGPL-3.0-only", "identifier": "AGPL-3.0-only" },
        },
        "servers": [{ "url": BASE }],
        "security": [{ "bearer": [] }, { "cookie": [] }],
        "tags": tags(registry),
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": parameters,
            "headers": headers::components(),
            "responses": responses(registry),
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
                "cookie": {
                    "type": "apiKey", "in": "cookie", "name": "openimis_session",
                    "description": "Set by POST /auth/session; unsafe methods need the header X-CSRF-Token as well.",
                },
            },
        },
    });
    unused::remove(&mut document);
    document
}

fn tags(registry: &Registry) -> Vec<Value> {
    let modules = registry.modules().iter();
    let modules = modules.map(|module| json!({ "name": module.name, "description": module.title }));
    let own = [
        ("auth", "Logging in and out"),
        ("operations", "Several operations at once"),
        ("health", "For the machines that watch the server"),
    ];
    own.iter()
        .map(|(name, doc)| json!({ "name": name, "description": doc }))
        .chain(modules)
        .collect()
}

fn schemas(registry: &Registry) -> Map<String, Value> {
    let mut schemas: Map<_, _> = standard::schemas(registry).into_iter().chain(auth::schemas()).collect();
    schemas.extend(atomic::schemas());
    for resource in registry.resources() {
        schemas.extend(schema::resource(registry, resource));
        schemas.extend([answers::version(resource)]);
        schemas.extend(
            answers::documents(resource)
                .into_iter()
                .map(|document| (document.name, document.schema)),
        );
    }
    schemas.extend(
        answers::results()
            .into_iter()
            .map(|document| (document.name, document.schema)),
    );
    for operation in registry.operations() {
        if let Some(schema) = input::document(registry, operation) {
            schemas.insert(names::input(operation), schema);
        }
    }
    schemas
}

fn responses(registry: &Registry) -> Map<String, Value> {
    let mut responses = errors::components(registry);
    responses.extend(answers::empty());
    responses.extend([atomic::answer(), conditions::not_modified()]);
    responses.extend(auth::answers());
    for resource in registry.resources() {
        responses.extend(
            answers::documents(resource)
                .into_iter()
                .map(|document| (document.name, document.answer)),
        );
        responses.extend([answers::created(resource)]);
    }
    responses.extend(
        answers::results()
            .into_iter()
            .map(|document| (document.name, document.answer)),
    );
    responses
}
