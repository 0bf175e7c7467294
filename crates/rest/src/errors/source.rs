//! Where a problem is: JSON pointers (RFC 6901), parameters, headers.

use openimis_core::error::ProblemSource;
use serde_json::{Map, Value, json};

/// The `source` member of an error object, and the full pointer where the document ends before it.
///
/// A pointer must point to a value that exists in the request document, so the pointer to a missing member stops at
/// the object in which it is missing.
pub(super) fn source(source: &ProblemSource, sent: Option<&Value>) -> (Option<Value>, Option<String>) {
    match source {
        ProblemSource::Pointer(pointer) => {
            let existing = sent.map_or(pointer.as_str(), |sent| existing(pointer, sent));
            let missing = (existing != pointer).then(|| pointer.clone());
            (Some(json!({ "pointer": existing })), missing)
        }
        ProblemSource::Parameter(name) => (Some(json!({ "parameter": name })), None),
        ProblemSource::Header(name) => (Some(json!({ "header": name })), None),
        // an input problem that no handler placed has no spelling here
        ProblemSource::Input(_) => (None, None),
    }
}

/// The longest beginning of the pointer that points into the document.
fn existing<'p>(pointer: &'p str, sent: &Value) -> &'p str {
    let mut end = pointer.len();
    loop {
        let Some(candidate) = pointer.get(..end) else {
            return "";
        };
        if sent.pointer(candidate).is_some() {
            return candidate;
        }
        end = candidate.rfind('/').unwrap_or_default();
    }
}

/// Adds the full pointer of a missing member to an error object.
pub(super) fn name_missing(object: &mut Map<String, Value>, missing: Option<String>) {
    if let Some(pointer) = missing {
        object.insert("meta".to_owned(), json!({ "missing": pointer }));
    }
}

/// A pointer made of these members and positions.
#[must_use]
pub(crate) fn pointer<'a>(steps: impl IntoIterator<Item = &'a str>) -> String {
    let mut pointer = String::new();
    for step in steps {
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}
