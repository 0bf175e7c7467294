//! The list of operations as it is sent.

use crate::BASE;
use crate::dispatch::fixed;
use crate::document::request::{at, invalid};
use crate::errors::kinds;
use crate::etag::IfMatch;
use crate::message;
use crate::routes::{Endpoint, Mismatch, Table, segments};
use openimis_core::error::Problem;
use openimis_core::registry::Method;
use serde_json::{Map, Value};

/// The longest list.
const MOST: usize = 100;

/// One operation.
#[derive(Debug)]
pub(super) struct Step {
    /// What its address and method mean.
    pub(super) endpoint: Endpoint,
    /// Type and local id of the row acted on, where it has no id yet; it goes before the id in the endpoint.
    pub(super) lid: Option<(String, String)>,
    /// What is given.
    pub(super) data: Option<Value>,
    /// What `meta.ifMatch` says: the operation's own `If-Match`, since one header cannot speak for several rows.
    pub(super) if_match: IfMatch,
    /// Where it stands in the document.
    pub(super) pointer: String,
    method: Method,
}

impl Step {
    /// Whether it changes or deletes a row that others may have changed, and does not say what that is based on.
    pub(super) fn lacks_if_match(&self) -> bool {
        self.method != Method::Post && self.lid.is_none() && self.if_match == IfMatch::Absent
    }
}

/// The operations of a document.
///
/// # Errors
/// Everything that is no operation, each with its pointer.
pub(super) fn steps(document: &Value, table: &Table) -> Result<Vec<Step>, Vec<Problem>> {
    let listed = document.get("atomic:operations").and_then(Value::as_array);
    let Some(listed) = listed else {
        return Err(vec![invalid("", message::operations_expected())]);
    };
    if listed.len() > MOST {
        let detail = message::most_operations(MOST);
        return Err(vec![at(
            "/atomic:operations",
            kinds::INVALID_DOCUMENT.problem().detail(detail),
        )]);
    }
    let mut steps = Vec::with_capacity(listed.len());
    let mut problems = Vec::new();
    for (index, operation) in listed.iter().enumerate() {
        match step(operation, format!("/atomic:operations/{index}"), table) {
            Ok(step) => steps.push(step),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(steps) } else { Err(problems) }
}

fn step(operation: &Value, pointer: String, table: &Table) -> Result<Step, Problem> {
    let Some(operation) = operation.as_object() else {
        return Err(invalid(&pointer, message::an_object()));
    };
    let method = match operation.get("op").and_then(Value::as_str) {
        Some("add") => Method::Post,
        Some("update") => Method::Patch,
        Some("remove") => Method::Delete,
        _ => {
            let detail = message::operation_words();
            return Err(invalid(&format!("{pointer}/op"), detail));
        }
    };
    let data = operation.get("data");
    let (address, lid) = match (operation.get("ref"), operation.get("href")) {
        (Some(_), Some(_)) => return Err(invalid(&pointer, message::ref_or_href())),
        (None, Some(href)) => (from_href(href, &format!("{pointer}/href"))?, None),
        (Some(reference), None) => {
            let place = format!("{pointer}/ref");
            let reference = reference.as_object();
            let reference = reference.ok_or_else(|| invalid(&place, message::an_object()))?;
            if method == Method::Post && !reference.contains_key("relationship") {
                return Err(invalid(&place, message::no_ref_for_new()));
            }
            named(reference, &place)?
        }
        (None, None) => from_data(method, data, &pointer)?,
    };
    let found = table.find(Some(method), &address).map_err(|mismatch| {
        let kind = match mismatch {
            Mismatch::NoSuchAddress => &kinds::NO_SUCH_ADDRESS,
            Mismatch::Allowed(_, pattern) => fixed(method, &pattern).unwrap_or(&kinds::METHOD_NOT_ALLOWED),
        };
        at(&pointer, kind.problem())
    })?;
    Ok(Step {
        endpoint: found.endpoint,
        lid,
        if_match: if_match(operation, &pointer)?,
        data: data.cloned(),
        pointer,
        method,
    })
}

/// Of `meta.ifMatch`: a text as the header's value.
fn if_match(operation: &Map<String, Value>, pointer: &str) -> Result<IfMatch, Problem> {
    let Some(sent) = operation.get("meta").and_then(|meta| meta.get("ifMatch")) else {
        return Ok(IfMatch::Absent);
    };
    let read = sent.as_str().and_then(IfMatch::of_text);
    read.ok_or_else(|| invalid(&format!("{pointer}/meta/ifMatch"), message::entity_tags()))
}

type Address = (Vec<String>, Option<(String, String)>);

/// `/api/v1/…`, as in every link of an answer.
fn from_href(href: &Value, place: &str) -> Result<Vec<String>, Problem> {
    let below = href.as_str().and_then(|href| href.strip_prefix(BASE));
    below
        .filter(|below| !below.contains(['?', '#']))
        .and_then(segments)
        .ok_or_else(|| invalid(place, message::own_path()))
}

/// The row or relationship that a `ref` names.
fn named(reference: &Map<String, Value>, place: &str) -> Result<Address, Problem> {
    let text = |member: &str| match reference.get(member) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(invalid(&format!("{place}/{member}"), message::a_text())),
    };
    let kind = text("type")?.ok_or_else(|| invalid(place, message::no_member("type")))?;
    let (id, lid) = match (text("id")?, text("lid")?) {
        (Some(id), None) => (id, None),
        (None, Some(lid)) => (lid.clone(), Some((kind.clone(), lid))),
        _ => return Err(invalid(place, message::id_or_lid())),
    };
    let mut address = vec![kind, id];
    if let Some(relationship) = text("relationship")? {
        address.extend(["relationships".to_owned(), relationship]);
    }
    Ok((address, lid))
}

/// The collection to add to, or the row to change, of data that say it themselves.
fn from_data(method: Method, data: Option<&Value>, pointer: &str) -> Result<Address, Problem> {
    let place = format!("{pointer}/data");
    let object = data.and_then(Value::as_object);
    match (method, object) {
        (Method::Delete, _) => Err(invalid(pointer, message::ref_or_href_needed())),
        (_, None) => Err(invalid(pointer, message::data_object())),
        (Method::Post, Some(object)) => match object.get("type").and_then(Value::as_str) {
            Some(kind) => Ok((vec![kind.to_owned()], None)),
            None => Err(invalid(&place, message::no_member("type"))),
        },
        (_, Some(object)) => {
            let identity = object
                .iter()
                .filter(|(name, _)| matches!(name.as_str(), "type" | "id" | "lid"));
            let identity = identity.map(|(name, value)| (name.clone(), value.clone())).collect();
            named(&identity, &place)
        }
    }
}
