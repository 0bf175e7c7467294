//! References in documents: resource identifier objects become public ids.

use super::request::{MOST, at, invalid};
use crate::errors::kinds as rest;
use crate::message;
use openimis_core::declare::InputKind;
use openimis_core::error::{Problem, kinds};
use serde_json::{Map, Value};

/// The ids in a relationship object: one, none or a list (JSON:API 1.1, "Resource Linkage").
pub(super) fn linkage(relationship: &Value, kind: &InputKind, place: &str) -> Result<Value, Vec<Problem>> {
    let Some(data) = relationship.as_object().and_then(|object| object.get("data")) else {
        return Err(vec![invalid(place, message::object_with_data())]);
    };
    let place = format!("{place}/data");
    match (kind, data) {
        (InputKind::Reference(_), Value::Null) => Ok(Value::Null),
        (InputKind::Reference(target), Value::Object(identifier)) => one(identifier, target, &place),
        (InputKind::Reference(_), _) => Err(vec![invalid(&place, message::one_identifier())]),
        (InputKind::List(InputKind::Reference(target)), Value::Array(identifiers)) => many(identifiers, target, &place),
        _ => Err(vec![invalid(&place, message::identifiers())]),
    }
}

fn many(identifiers: &[Value], target: &str, place: &str) -> Result<Value, Vec<Problem>> {
    let mut ids = Vec::with_capacity(identifiers.len());
    let mut problems = Vec::new();
    for (index, identifier) in identifiers.iter().enumerate() {
        let place = format!("{place}/{index}");
        match identifier.as_object() {
            Some(identifier) => match one(identifier, target, &place) {
                Ok(id) => ids.push(id),
                Err(found) => problems.extend(found),
            },
            None => problems.push(invalid(&place, message::an_identifier())),
        }
        if problems.len() >= MOST {
            break;
        }
    }
    if problems.is_empty() {
        Ok(Value::Array(ids))
    } else {
        Err(problems)
    }
}

fn one(identifier: &Map<String, Value>, target: &str, place: &str) -> Result<Value, Vec<Problem>> {
    match identifier.get("type") {
        Some(Value::String(kind)) if kind == target => {}
        Some(Value::String(_)) => {
            let detail = message::type_here(target);
            let problem = rest::TYPE_CONFLICT.problem().detail(detail);
            return Err(vec![at(&format!("{place}/type"), problem)]);
        }
        Some(_) => return Err(vec![invalid(&format!("{place}/type"), message::a_text())]),
        None => return Err(vec![invalid(place, message::no_member("type"))]),
    }
    match (identifier.get("id"), identifier.get("lid")) {
        (Some(Value::String(id)), _) => Ok(Value::String(id.clone())),
        (Some(_), _) => Err(vec![invalid(&format!("{place}/id"), message::a_text())]),
        (None, Some(Value::String(_))) => {
            // those that a list of atomic operations defines are ids before this is read
            let problem = kinds::NO_SUCH_REFERENCE.problem().detail(message::local_id());
            Err(vec![at(&format!("{place}/lid"), problem)])
        }
        (None, Some(_)) => Err(vec![invalid(&format!("{place}/lid"), message::a_text())]),
        (None, None) => Err(vec![invalid(place, message::no_member("id"))]),
    }
}

/// An attribute's value. References inside groups may be public ids or resource identifiers; a number is neither, and
/// must not be taken for a key.
pub(super) fn plain(value: &Value, kind: &InputKind, place: &str) -> Result<Value, Vec<Problem>> {
    match (kind, value) {
        (InputKind::Reference(target), Value::Object(identifier)) => one(identifier, target, place),
        (InputKind::Reference(_), Value::String(_) | Value::Null) => Ok(value.clone()),
        (InputKind::Reference(_), _) => {
            let problem = kinds::INVALID_VALUE.problem().detail(message::id_as_text());
            Err(vec![at(place, problem)])
        }
        (InputKind::List(inner), Value::Array(values)) => {
            let values = values.iter().enumerate();
            let read = values.map(|(index, value)| plain(value, inner, &format!("{place}/{index}")));
            collect(read).map(Value::Array)
        }
        (InputKind::Object(fields), Value::Object(members)) => {
            // at-members are outside the standard wherever they stand
            let members = members.iter().filter(|(name, _)| !name.starts_with('@'));
            let read = members.map(|(name, value)| {
                let kind = fields.iter().find(|field| field.name == name).map(|field| field.kind);
                let place = format!("{place}{}", crate::errors::source::pointer([name.as_str()]));
                // unknown members and wrong kinds are the operation's to refuse, with all others
                let value = kind.map_or_else(|| Ok(value.clone()), |kind| plain(value, &kind, &place));
                value.map(|value| (name.clone(), value))
            });
            collect(read).map(|members| Value::Object(members.into_iter().collect()))
        }
        _ => Ok(value.clone()),
    }
}

fn collect<T>(read: impl Iterator<Item = Result<T, Vec<Problem>>>) -> Result<Vec<T>, Vec<Problem>> {
    let mut values = Vec::new();
    let mut problems = Vec::new();
    for result in read {
        match result {
            Ok(value) => values.push(value),
            Err(found) => problems.extend(found),
        }
        if problems.len() >= MOST {
            break;
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(problems) }
}
