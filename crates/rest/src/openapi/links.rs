//! Relationships that are changed at their own addresses.

use super::{answers, conditions, errors, media, names, schema};
use openimis_core::registry::{LinkageChange, Method, RegisteredOperation, Registry};
use serde_json::{Value, json};

/// Path, method and description of every change.
pub(super) fn all(registry: &Registry) -> Vec<(String, &'static str, Value, &RegisteredOperation)> {
    let mut found = Vec::new();
    for change in registry.linkage_changes() {
        let Some(operation) = registry.operations().get(change.operation) else {
            continue;
        };
        for method in change.methods() {
            let path = format!("/{}/{{id}}/relationships/{}", change.resource, change.relationship);
            if let Some((method, described)) = describe(registry, &change, operation, *method) {
                found.push((path, method, described, operation));
            }
        }
    }
    found
}

fn describe(
    registry: &Registry,
    change: &LinkageChange,
    operation: &RegisteredOperation,
    method: Method,
) -> Option<(&'static str, Value)> {
    let resource = registry.resource(change.resource)?;
    let relationship = resource.relationship(change.relationship)?;
    let (name, verb, summary) = match method {
        Method::Post => ("post", "add", "Adds to it, and leaves what is there."),
        Method::Delete => ("delete", "remove", "Takes from it what is named."),
        _ => ("patch", "replace", "Replaces it."),
    };
    let one = names::singular(relationship.target);
    let identifier = schema::reference(&format!("{one}Identifier"));
    let data = if change.is_list {
        json!({ "type": "array", "items": identifier, "maxItems": 10_000 })
    } else {
        schema::or_null(identifier)
    };
    let document = json!({ "type": "object", "required": ["data"], "properties": { "data": data } });
    let example = if change.is_list { json!([]) } else { Value::Null };
    let statuses = [super::paths::WRITING, conditions::statuses(name, true)].concat();
    let mut responses = errors::of_operation(&statuses, registry, operation);
    responses.insert("204".to_owned(), answers::answer("Done"));
    let mut parameters = super::paths::path_parameters(resource, "{id}");
    // to add what is there already changes nothing, so no request needs an Idempotency-Key
    parameters.extend(conditions::of("patch", true));
    let id = format!(
        "{verb}{}Of{}",
        names::pascal(relationship.name),
        names::singular(change.resource)
    );
    let described = json!({
        "operationId": id, "tags": [operation.module], "summary": format!("{} {summary}", relationship.doc),
        "parameters": parameters, "responses": responses,
        "requestBody": { "required": true, "content": media::body(&document, &json!({ "data": example })) },
    });
    Some((name, described))
}
