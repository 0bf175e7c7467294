//! Error documents (JSON:API 1.1, "Errors").

use super::{Failure, source};
use openimis_core::error::{Error, ErrorKind, Problem, kinds};
use openimis_core::language::Voice;
use serde_json::{Map, Value, json};

/// Errors that one document tells. Whoever has more corrects these first; a body of nothing but mistakes would otherwise
/// be answered with a hundred times its size.
const MOST: usize = 100;

/// The HTTP status of an error. Several problems share one status, or get the most general one.
#[must_use]
pub fn status(error: &Error) -> u16 {
    match error {
        Error::Refused(problems) => {
            let mut statuses = problems.iter().map(|problem| problem.kind.status);
            let Some(first) = statuses.next() else {
                return kinds::INTERNAL.status;
            };
            if statuses.all(|status| status == first) {
                first
            } else if problems.iter().any(|problem| problem.kind.status >= 500) {
                kinds::INTERNAL.status
            } else {
                400
            }
        }
        Error::Unavailable(_) => kinds::UNAVAILABLE.status,
        Error::Database(_) | Error::Internal(_) => kinds::INTERNAL.status,
    }
}

/// The error document as text.
#[must_use]
pub fn render(failure: &Failure, request_id: &str, voice: Voice<'_>) -> String {
    tree(failure, request_id, voice).to_string()
}

/// The error document.
pub(super) fn tree(failure: &Failure, request_id: &str, voice: Voice<'_>) -> Value {
    let errors: Vec<_> = match &failure.error {
        Error::Refused(problems) if !problems.is_empty() => problems
            .iter()
            .take(MOST)
            .map(|problem| object(problem, failure.sent.as_ref(), request_id, voice))
            .collect(),
        Error::Unavailable(_) => vec![object(&kinds::UNAVAILABLE.problem(), None, request_id, voice)],
        _ => vec![object(&kinds::INTERNAL.problem(), None, request_id, voice)],
    };
    json!({ "jsonapi": { "version": "1.1" }, "errors": errors })
}

fn object(problem: &Problem, sent: Option<&Value>, request_id: &str, voice: Voice<'_>) -> Value {
    let kind = problem.kind;
    let mut object = Map::new();
    // the occurrence has a name where somebody must look it up in the log
    if kind.status >= 500 && !request_id.is_empty() {
        object.insert("id".to_owned(), request_id.into());
    }
    object.insert("status".to_owned(), kind.status.to_string().into());
    object.insert("code".to_owned(), kind.code.into());
    object.insert("title".to_owned(), voice.title(kind).into());
    let detail = problem.detail.as_ref().map(|detail| voice.text(detail));
    object.insert("detail".to_owned(), detail.unwrap_or_else(|| voice.advice(kind)).into());
    object.insert("links".to_owned(), json!({ "about": page(kind), "type": page(kind) }));
    if let Some(place) = &problem.source {
        let (place, missing) = source::source(place, sent);
        if let Some(place) = place {
            object.insert("source".to_owned(), place);
        }
        source::name_missing(&mut object, missing);
    }
    Value::Object(object)
}

/// The page that explains the kind of error: what is known of one occurrence stands in the error object itself.
fn page(kind: &ErrorKind) -> String {
    format!("{}/docs/errors#{}", crate::BASE, kind.code)
}
