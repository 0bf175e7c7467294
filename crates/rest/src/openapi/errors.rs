//! Errors: every status that an address may answer with, and the codes behind it.

use super::{headers, media, schema};
use crate::errors::kinds as rest;
use openimis_core::declare::Module;
use openimis_core::error::{ErrorKind, kinds as core};
use openimis_core::registry::{RegisteredOperation, Registry};
use serde_json::{Map, Value, json};

/// Status, name of the component, what it says, its own header.
const STATUSES: &[(u16, &str, &str, &[&str])] = &[
    (
        400,
        "BadRequest",
        "The request is malformed, or several things are wrong with it that have different statuses: then with the codes of those.",
        &[],
    ),
    (
        401,
        "Unauthenticated",
        "No token, or none that is valid.",
        &["WWW-Authenticate"],
    ),
    (403, "Forbidden", "A right is missing.", &[]),
    (404, "NotFound", "No such row, or none that you may see.", &[]),
    (
        405,
        "MethodNotAllowed",
        "The address exists, for other methods.",
        &["Allow"],
    ),
    (
        406,
        "NotAcceptable",
        "The client accepts no media type that there is.",
        &[],
    ),
    (408, "RequestTimeout", "The body came too slowly.", &[]),
    (
        409,
        "Conflict",
        "The document does not fit the address, or another row has the value.",
        &[],
    ),
    (412, "Stale", "The row is not as If-Match says.", &[]),
    (413, "TooLarge", "The body is too large.", &[]),
    (
        415,
        "UnsupportedMediaType",
        "The body's media type is not one of those that are read.",
        &[],
    ),
    (
        422,
        "Unprocessable",
        "Values are missing or not valid; each has a pointer.",
        &[],
    ),
    (
        428,
        "PreconditionRequired",
        "This installation wants If-Match with every change.",
        &[],
    ),
    (429, "TooManyRequests", "Too many requests.", &["Retry-After"]),
    (500, "Internal", "A defect of the server.", &[]),
    (503, "Unavailable", "The database is away.", &["Retry-After"]),
];

/// The components that any address may use, and those of operations with errors of their own.
pub(super) fn components(registry: &Registry) -> Map<String, Value> {
    let mut components = Map::new();
    for (status, name, doc, own) in STATUSES {
        components.insert((*name).to_owned(), response(doc, own, &codes(*status, &[])));
    }
    for operation in registry.operations() {
        let modules = modules(registry, operation);
        for (status, name, doc, own) in STATUSES {
            if has_own(*status, &modules) {
                components.insert(component(name, &modules), response(doc, own, &codes(*status, &modules)));
            }
        }
    }
    components
}

/// References to the shared answers with these statuses.
pub(super) fn shared(statuses: &[u16]) -> Map<String, Value> {
    references(statuses, &[])
}

/// References to the answers of an operation, whose modules have errors of their own.
pub(super) fn of_operation(
    statuses: &[u16],
    registry: &Registry,
    operation: &RegisteredOperation,
) -> Map<String, Value> {
    references(statuses, &modules(registry, operation))
}

fn references(statuses: &[u16], modules: &[&'static Module]) -> Map<String, Value> {
    let found = STATUSES.iter().filter(|(status, ..)| statuses.contains(status));
    let named = found.map(|(status, name, ..)| {
        let name = if has_own(*status, modules) {
            component(name, modules)
        } else {
            (*name).to_owned()
        };
        (
            status.to_string(),
            json!({ "$ref": format!("#/components/responses/{name}") }),
        )
    });
    named.collect()
}

/// The module that declares an operation, and those that take part in it.
fn modules(registry: &Registry, operation: &RegisteredOperation) -> Vec<&'static Module> {
    let name = operation.description.declared.name;
    let takes_part = |module: &Module| {
        module.name == operation.module
            || module.listeners.iter().any(|listener| listener.of == name)
            || module.extensions.iter().any(|extension| extension.of == name)
    };
    let modules = registry.modules().iter().copied();
    modules.filter(|module| takes_part(module)).collect()
}

fn has_own(status: u16, modules: &[&'static Module]) -> bool {
    modules
        .iter()
        .flat_map(|module| module.errors)
        .any(|kind| kind.status == status)
}

fn component(name: &str, modules: &[&'static Module]) -> String {
    let modules: String = modules.iter().map(|module| super::names::pascal(module.name)).collect();
    format!("{modules}{name}")
}

fn codes(status: u16, modules: &[&'static Module]) -> Vec<&'static str> {
    let of_modules = modules.iter().flat_map(|module| module.errors);
    let all = core::ALL.iter().chain(rest::ALL).chain(of_modules);
    let mut codes: Vec<_> = all
        .filter(|kind: &&&ErrorKind| kind.status == status)
        .map(|kind| kind.code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn response(doc: &str, own: &[&str], codes: &[&str]) -> Value {
    json!({
        "description": doc,
        "headers": headers::of(own),
        "content": media::answer(&schema::reference("Errors")),
        "x-openimis-codes": codes,
    })
}
