//! Components that nothing refers to are left out.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Removes them, and then those that only they referred to.
pub(super) fn remove(document: &mut Value) {
    loop {
        let mut used = BTreeSet::new();
        references(document, &mut used);
        let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) else {
            return;
        };
        let before = count(components);
        for (kind, members) in components.iter_mut().filter(|(kind, _)| *kind != "securitySchemes") {
            if let Some(members) = members.as_object_mut() {
                members.retain(|name, _| used.contains(&format!("#/components/{kind}/{name}")));
            }
        }
        if count(components) == before {
            return;
        }
    }
}

fn count(components: &Map<String, Value>) -> usize {
    components.values().filter_map(Value::as_object).map(Map::len).sum()
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get("$ref") {
                found.insert(target.clone());
            }
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
