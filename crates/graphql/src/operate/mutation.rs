//! openIMIS's mutation protocol (spec 5.6): the answer names the log row, and the log row tells what became of it.
//!
//! The work is done and committed, log row included, before the answer, unless it waits in the queue.

use super::{given, queue};
use crate::model::Model;
use crate::read::selected::Selected;
use crate::read::shown::Shown;
use crate::request::RequestContext;
use async_graphql::{Name, Value, indexmap::IndexMap};
use openimis_core::declare::Verb;
use openimis_core::error::{Error, kinds};
use openimis_core::language::Text;
use openimis_core::operate::{LogEntry, perform_each};
use openimis_core::registry::RegisteredOperation;
use openimis_rest::errors::kinds::CSRF;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

/// What every mutation takes beside its own input, with the types.
pub(crate) const COMMON: [(&str, &str, bool); 4] = [
    ("clientMutationId", "String", false),
    ("clientMutationLabel", "String", false),
    ("clientMutationDetails", "String", true),
    ("mutationExtensions", "ParsedJSONString", false),
];

pub(crate) type Given = IndexMap<Name, Value>;

/// Runs it. What it is refused for stands in the log, not in the answer; callers without login leave no log row (W-57)
/// and are told at once.
pub(crate) async fn run(
    request: &RequestContext,
    models: &Model,
    operation: &RegisteredOperation,
    (selected, given): (&Selected, &Given),
) -> Result<Shown, Error> {
    if let Some(words) = request.session.proof.refusal() {
        let refused = CSRF.problem().detail(Text::plain(words));
        return Err(refused.into());
    }
    if request.actor().user().is_none() {
        operation.admit(request.actor())?;
    }
    let entry = entry(given);
    let targets = targets(operation, given);
    let mut input = given::input(models, operation.input(), |name| given.get(&Name::new(name)));
    for field in operation.description.declared.dialect.emptied {
        given::empty(&mut input, field);
    }
    if queue::waits(request, operation) {
        queue::start(request, operation, (targets, input), entry.clone()).await?;
    } else {
        perform(request, operation, (&targets, &input), &entry).await?;
    }
    let member = |selected: &Selected| match selected.name.as_str() {
        "internalId" => entry.id.map_or(Shown::NULL, |id| Shown::text(id.to_string())),
        "clientMutationId" => entry.client_mutation_id.clone().map_or(Shown::NULL, Shown::text),
        _ => Shown::NULL,
    };
    let members = selected.children.iter().map(|child| (child.key.clone(), member(child)));
    Ok(Shown::Object(members.collect()))
}

/// Does it at once.
async fn perform(
    request: &RequestContext,
    operation: &RegisteredOperation,
    (targets, input): (&[String], &Map<String, Json>),
    entry: &LogEntry,
) -> Result<(), Error> {
    let targets: Vec<_> = targets.iter().map(String::as_str).collect();
    let mut connection = request.exclusive().await?;
    let what = (targets.as_slice(), input);
    let done = perform_each(
        request.platform(),
        &mut connection,
        request.actor(),
        operation,
        what,
        entry,
    );
    match done.await {
        Err(Error::Refused(_)) if request.actor().user().is_some() => Ok(()),
        done => done.map(drop),
    }
}

fn entry(given: &Given) -> LogEntry {
    let details = given.get("clientMutationDetails").map(texts);
    LogEntry {
        id: Some(Uuid::now_v7()),
        client_mutation_id: text(given, "clientMutationId"),
        label: text(given, "clientMutationLabel"),
        details: details.filter(|details| !details.is_empty()),
        progress: None,
    }
}

/// The rows to act on; the operation refuses when it needs one and there is none.
fn targets(operation: &RegisteredOperation, given: &Given) -> Vec<String> {
    if operation.description.target.is_none() {
        return Vec::new();
    }
    if operation.description.declared.dialect.takes_many {
        return given.get("uuids").map(texts).unwrap_or_default();
    }
    let argument = operation.description.declared.dialect.row;
    text(given, argument).into_iter().collect()
}

fn text(given: &Given, name: &str) -> Option<String> {
    match given.get(name) {
        Some(Value::String(text)) => Some(text.clone()),
        _ => None,
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::List(values) => values.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Whether it acts on rows that the client names.
pub(crate) fn names_rows(operation: &RegisteredOperation) -> bool {
    operation.description.target.is_some() && !matches!(operation.description.declared.verb, Verb::Create)
}

/// What is told of a mutation that is not there: a registry that was not the schema's.
pub(crate) fn unknown() -> Error {
    kinds::NOT_FOUND.problem().into()
}
