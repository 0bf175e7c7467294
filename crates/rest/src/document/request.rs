//! Documents that clients send: from JSON:API to an operation's input (JSON:API 1.1, "Creating, Updating and Deleting").
//!
//! Members that the standard does not know are ignored, as it demands; attributes and relationships that the operation
//! does not have are refused, since silence would lose what the client meant.

use super::reference;
use crate::errors::{kinds as rest, source::pointer};
use crate::message;
use openimis_core::declare::InputField;
use openimis_core::declare::InputKind;
use openimis_core::error::{Problem, ProblemSource, kinds};
use openimis_core::language::Said;
use serde_json::{Map, Value};

/// What an address expects of a document.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The resource's name.
    pub kind: &'a str,
    /// What is to be said about the id.
    pub id: IdRule<'a>,
    /// The operation's fields.
    pub fields: &'a [&'static InputField],
}

/// Problems after which the rest of a document is not looked at.
pub(super) const MOST: usize = 100;

/// What a document has to say about the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdRule<'a> {
    /// Nothing: the server makes it.
    MadeByServer,
    /// This one.
    Must(&'a str),
    /// This one or nothing; an action also does without `type`, and without a body.
    May(Option<&'a str>),
}

impl IdRule<'_> {
    const fn is_action(self) -> bool {
        matches!(self, Self::May(_))
    }
}

/// The input in the document, by field name.
///
/// # Errors
/// The problems that were found, each with its pointer: all of them, as long as they are few.
pub fn input(document: &Value, expected: &Expected<'_>) -> Result<Map<String, Value>, Vec<Problem>> {
    let Some(top) = document.as_object() else {
        return Err(vec![invalid("", message::object_at_top())]);
    };
    let data = match top.get("data") {
        Some(Value::Object(data)) => data,
        None if expected.id.is_action() => return Ok(Map::new()),
        Some(_) => return Err(vec![invalid("/data", message::one_object())]),
        None => return Err(vec![invalid("", message::no_member("data"))]),
    };
    let mut found = Found::default();
    found.identity(data, expected);
    if let Some(attributes) = found.object(data, "attributes") {
        for (name, value) in attributes {
            found.attribute(name, value, expected);
            if found.problems.len() >= MOST {
                return found.finish();
            }
        }
    }
    if let Some(relationships) = found.object(data, "relationships") {
        for (name, value) in relationships {
            found.relationship(name, value, expected);
            if found.problems.len() >= MOST {
                return found.finish();
            }
        }
    }
    found.finish()
}

/// Where a field of the input stands in a document.
#[must_use]
pub fn place(path: &[String], fields: &[&'static InputField]) -> String {
    let Some((first, rest)) = path.split_first() else {
        return "/data".to_owned();
    };
    let field = fields.iter().find(|field| field.name == first);
    let rest = rest.iter().map(String::as_str);
    if field.is_some_and(|field| is_reference(&field.kind)) {
        let mut steps = vec!["data", "relationships", first.as_str()];
        let mut rest = rest.peekable();
        if rest.peek().is_some() {
            steps.push("data");
        }
        pointer(steps.into_iter().chain(rest))
    } else {
        pointer(["data", "attributes", first.as_str()].into_iter().chain(rest))
    }
}

/// Whether the field travels as relationship.
#[must_use]
pub fn is_reference(kind: &InputKind) -> bool {
    match kind {
        InputKind::Reference(_) => true,
        InputKind::List(inner) => matches!(inner, InputKind::Reference(_)),
        InputKind::Value(_) | InputKind::Object(_) => false,
    }
}

#[derive(Default)]
struct Found {
    input: Map<String, Value>,
    problems: Vec<Problem>,
}

impl Found {
    fn finish(self) -> Result<Map<String, Value>, Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(self.input)
        } else {
            Err(self.problems)
        }
    }

    /// Checks `type` and `id`.
    fn identity(&mut self, data: &Map<String, Value>, expected: &Expected<'_>) {
        match data.get("type") {
            Some(Value::String(kind)) if kind == expected.kind => {}
            Some(Value::String(_)) => {
                let detail = message::type_here(expected.kind);
                self.problems
                    .push(at("/data/type", rest::TYPE_CONFLICT.problem().detail(detail)));
            }
            Some(_) => self.problems.push(invalid("/data/type", message::a_text())),
            None if expected.id.is_action() => {}
            None => self.problems.push(invalid("/data", message::no_member("type"))),
        }
        // a name within the document, which has no other resource that could use it
        if data.get("lid").is_some_and(|lid| !lid.is_string()) {
            self.problems.push(invalid("/data/lid", message::a_text()));
        }
        let sent = match data.get("id") {
            Some(Value::String(id)) => Some(id.as_str()),
            Some(_) => {
                self.problems.push(invalid("/data/id", message::a_text()));
                return;
            }
            None => None,
        };
        match (expected.id, sent) {
            (IdRule::MadeByServer, Some(_)) => {
                self.problems.push(at("/data/id", rest::CLIENT_GENERATED_ID.problem()));
            }
            (IdRule::Must(_), None) => self.problems.push(invalid("/data", message::no_member("id"))),
            (IdRule::Must(id) | IdRule::May(Some(id)), Some(sent)) if !sent.eq_ignore_ascii_case(id) => {
                self.problems.push(at("/data/id", rest::ID_CONFLICT.problem()));
            }
            _ => {}
        }
    }

    fn object<'d>(&mut self, data: &'d Map<String, Value>, member: &str) -> Option<&'d Map<String, Value>> {
        let found = data.get(member)?;
        if found.as_object().is_none() {
            let place = pointer(["data", member]);
            self.problems.push(invalid(&place, message::an_object()));
        }
        found.as_object()
    }

    fn attribute(&mut self, name: &str, value: &Value, expected: &Expected<'_>) {
        // at-members carry what is outside the standard (JSON:API 1.1, "@-Members")
        if name.starts_with('@') {
            return;
        }
        let place = pointer(["data", "attributes", name]);
        match self.field(name, &place, expected) {
            Some(field) if is_reference(&field.kind) => self.problems.push(at(
                &place,
                rest::MISPLACED_FIELD.problem().detail(message::a_relationship()),
            )),
            Some(field) => match reference::plain(value, &field.kind, &place) {
                Ok(value) => {
                    self.input.insert(name.to_owned(), value);
                }
                Err(problems) => self.problems.extend(problems),
            },
            None => {}
        }
    }

    fn relationship(&mut self, name: &str, value: &Value, expected: &Expected<'_>) {
        if name.starts_with('@') {
            return;
        }
        let place = pointer(["data", "relationships", name]);
        let Some(field) = self.field(name, &place, expected) else {
            return;
        };
        if !is_reference(&field.kind) {
            self.problems.push(at(
                &place,
                rest::MISPLACED_FIELD.problem().detail(message::an_attribute()),
            ));
            return;
        }
        match reference::linkage(value, &field.kind, &place) {
            Ok(value) => {
                self.input.insert(name.to_owned(), value);
            }
            Err(problems) => self.problems.extend(problems),
        }
    }

    /// The field, unless it is unknown or stands in the document twice.
    fn field(&mut self, name: &str, place: &str, expected: &Expected<'_>) -> Option<&'static InputField> {
        let field = expected.fields.iter().copied().find(|field| field.name == name);
        if field.is_none() {
            let detail = message::no_field_here(name);
            self.problems
                .push(at(place, kinds::UNKNOWN_FIELD.problem().detail(detail)));
        }
        field
    }
}

pub(crate) fn at(place: &str, problem: Problem) -> Problem {
    Problem {
        source: Some(ProblemSource::Pointer(place.to_owned())),
        ..problem
    }
}

pub(crate) fn invalid(place: &str, detail: Said) -> Problem {
    at(place, rest::INVALID_DOCUMENT.problem().detail(detail))
}
