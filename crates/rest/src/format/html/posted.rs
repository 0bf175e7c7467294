//! From a form to the document that a program would have sent, and from the document's pointers back to controls.

use super::controls;
use super::form::Form;
use crate::document::request::{is_reference, place};
use crate::message;
use crate::parameters::typed;
use openimis_core::declare::{InputField, InputKind};
use openimis_core::error::{Problem, ProblemSource, kinds};
use serde_json::{Map, Value, json};

/// The document. A control that shows what the row had is not sent; one that was emptied is sent as null; one that
/// always was empty is not sent.
///
/// # Errors
/// Controls whose JSON cannot be read.
pub(crate) fn document(
    form: &Form,
    fields: &[&'static InputField],
    kind: &str,
    id: Option<&str>,
) -> Result<Value, Vec<Problem>> {
    let (mut attributes, mut relationships) = (Map::new(), Map::new());
    let mut problems = Vec::new();
    for field in fields {
        match value(form, field, "") {
            Ok(None) => {}
            Ok(Some(value)) if is_reference(&field.kind) => {
                relationships.insert(field.name.to_owned(), linkage(&field.kind, &value));
            }
            Ok(Some(value)) => {
                attributes.insert(field.name.to_owned(), value);
            }
            Err(path) => {
                let place = ProblemSource::Pointer(place(&path, fields));
                problems.push(Problem {
                    source: Some(place),
                    ..kinds::INVALID_VALUE.problem().detail(message::json_expected())
                });
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut data = json!({ "type": kind, "attributes": attributes, "relationships": relationships });
    if let (Some(id), Some(data)) = (id, data.as_object_mut()) {
        data.insert("id".to_owned(), id.into());
    }
    Ok(json!({ "data": data }))
}

/// The value of a control, if it says anything; an error is the way to a control that cannot be read.
fn value(form: &Form, field: &InputField, above: &str) -> Result<Option<Value>, Vec<String>> {
    let name = controls::name(above, field);
    if let InputKind::Object(fields) = &field.kind {
        let mut members = Map::new();
        for field in *fields {
            if let Some(value) = value(form, field, &name)? {
                members.insert(field.name.to_owned(), value);
            }
        }
        // a group of nothing was not meant
        return Ok((!members.is_empty()).then_some(Value::Object(members)));
    }
    let Some(text) = form.get(&name) else {
        return Ok(None);
    };
    let before = form.get(&format!("_was.{name}"));
    if before == Some(text) {
        return Ok(None);
    }
    let emptied = before.is_some();
    let broken = || name.split('.').map(str::to_owned).collect::<Vec<_>>();
    Ok(match &field.kind {
        InputKind::List(_) if text.is_empty() => emptied.then(|| json!([])),
        _ if text.is_empty() => emptied.then_some(Value::Null),
        kind if controls::is_json(kind) => Some(crate::document::json::parse(text.as_bytes()).map_err(|_| broken())?),
        InputKind::List(inner) => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let values = lines.map(|line| typed(line, inner).unwrap_or_else(|_| Value::from(line)));
            Some(Value::Array(values.collect()))
        }
        kind => Some(typed(text, kind).unwrap_or_else(|_| Value::from(text))),
    })
}

fn linkage(kind: &InputKind, value: &Value) -> Value {
    let target = match kind {
        InputKind::Reference(target) | InputKind::List(InputKind::Reference(target)) => *target,
        _ => "",
    };
    let identifier = |id: &Value| json!({ "type": target, "id": id });
    let data = match value {
        Value::Null => Value::Null,
        Value::Array(ids) => ids.iter().map(identifier).collect(),
        id => identifier(id),
    };
    json!({ "data": data })
}

/// The control at which a problem is, if it is at one.
pub(super) fn control(problem: &Problem, fields: &[&'static InputField]) -> Option<String> {
    let Some(ProblemSource::Pointer(pointer)) = &problem.source else {
        return None;
    };
    let steps = pointer
        .split('/')
        .skip(1)
        .map(|step| step.replace("~1", "/").replace("~0", "~"));
    let mut steps = steps.skip(2);
    let mut name = steps.next()?;
    let mut field = fields.iter().copied().find(|field| field.name == name)?;
    for step in steps {
        // a place in a list is within its control
        let InputKind::Object(inner) = &field.kind else {
            break;
        };
        field = inner.iter().find(|field| field.name == step)?;
        name = format!("{name}.{step}");
    }
    Some(name)
}
