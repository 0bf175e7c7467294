//! From an operation's words for where a problem is to the client's.

use crate::document::request;
use crate::errors::Failure;
use openimis_core::declare::InputField;
use openimis_core::error::{Error, ProblemSource};
use serde_json::Value;

/// The failure with every input problem placed: in the document that was sent, or else in the query.
pub(super) fn place(error: Error, fields: &[&'static InputField], document: Option<Value>) -> Failure {
    let Error::Refused(mut problems) = error else {
        return error.into();
    };
    for problem in &mut problems {
        if let Some(ProblemSource::Input(path)) = &problem.source {
            let source = match (&document, path.first()) {
                (Some(_), _) => ProblemSource::Pointer(request::place(path, fields)),
                (None, Some(field)) => ProblemSource::Parameter(format!("filter[{field}]")),
                (None, None) => continue,
            };
            problem.source = Some(source);
        }
    }
    Failure::within(problems, document)
}
