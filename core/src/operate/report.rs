//! What an operation tells the log beside its success.

use super::log::error_entry;
use crate::error::Problem;
use serde_json::{Map, Value, json};

/// What the log is told of an operation that was done: parts of it that were not, figures, the code that it generated.
///
/// An operation on many rows does what it can. What it could not do is told here: its log row has status 1 and the list of
/// errors in openIMIS's form, although everything else is committed (spec 5.1 of claims).
#[derive(Debug, Default)]
pub struct Report {
    failures: Vec<Failure>,
    by_title: bool,
    told: Map<String, Value>,
    generated: Option<String>,
    label: Option<String>,
}

#[derive(Debug)]
struct Failure {
    title: String,
    list: Vec<Value>,
}

impl Report {
    /// The part with this title, a claim's code say, was refused.
    pub fn refused(&mut self, title: impl Into<String>, problems: &[Problem]) {
        self.failed(
            title,
            problems.iter().map(|problem| error_entry(None, problem)).collect(),
        );
    }

    /// The part with this title came to nothing, for the reasons in this list: objects with `code`, `message` and `detail`.
    pub fn failed(&mut self, title: impl Into<String>, list: Vec<Value>) {
        let title = title.into();
        self.failures.push(Failure { title, list });
    }

    /// Errors are told with their title even if there is only one: else its list stands alone, as in openIMIS.
    pub const fn by_title(&mut self) {
        self.by_title = true;
    }

    /// A member of the log row's `jsonExt`.
    pub fn tell(&mut self, member: impl Into<String>, value: Value) {
        self.told.insert(member.into(), value);
    }

    /// The code that was generated, and the label under which the operation is shown if nobody gave it one of his own.
    pub fn generated(&mut self, code: impl Into<String>, label: impl Into<String>) {
        self.generated = Some(code.into());
        self.label = Some(label.into());
    }

    /// Whether nothing failed.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        self.failures.is_empty()
    }

    /// openIMIS's list of errors, if there are any.
    pub(super) fn errors(&self) -> Option<String> {
        let list = match self.failures.as_slice() {
            [] => return None,
            [only] if !self.by_title => json!(only.list),
            many => many
                .iter()
                .map(|failure| json!({ "title": failure.title, "list": failure.list }))
                .collect(),
        };
        Some(list.to_string())
    }

    pub(super) fn extension(&self) -> Option<Value> {
        (!self.told.is_empty()).then(|| Value::Object(self.told.clone()))
    }

    pub(super) fn generated_code(&self) -> Option<&str> {
        self.generated.as_deref()
    }

    pub(super) fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::Report;
    use crate::error::kinds;
    use serde_json::{Value, json};

    fn errors(report: &Report) -> Value {
        serde_json::from_str(&report.errors().unwrap()).unwrap()
    }

    #[test]
    fn one_failure_stands_alone_and_several_have_titles() {
        let mut report = Report::default();
        assert!(report.is_success() && report.errors().is_none());
        report.failed("CLM1", vec![json!({ "code": 13, "message": "too many" })]);
        assert_eq!(errors(&report), json!([{ "code": 13, "message": "too many" }]));
        report.refused("CLM2", &[kinds::CONFLICT.problem()]);
        let found = errors(&report);
        assert_eq!(found[0]["title"], "CLM1");
        assert_eq!(found[1]["list"][0]["code"], "core.conflict");
    }

    #[test]
    fn a_title_can_be_asked_for() {
        let mut report = Report::default();
        report.by_title();
        report.failed("an id", vec![json!({ "message": "unknown" })]);
        assert_eq!(
            errors(&report),
            json!([{ "title": "an id", "list": [{ "message": "unknown" }] }])
        );
    }
}
