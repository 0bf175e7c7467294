//! What bounds memory and stack: no value is larger or deeper than what was sent allows, and no answer repeats it all.

use openimis_core::error::{Error, Problem, ProblemSource};
use openimis_core::language::Languages;
use openimis_rest::errors::{Failure, render};
use serde_json::Value;

/// How many objects and lists may stand inside each other.
const DEPTH: usize = 32;
/// Bytes of the longest error document: a hundred errors, and what a place in the document may add to one of them.
const LONGEST_ANSWER: usize = 200_000;

/// A value that was read from so many bytes.
pub fn value(value: &Value, bytes: usize) {
    let size = measure(value, 0);
    assert!(size.values <= bytes.max(1), "{} values from {bytes} bytes", size.values);
    assert!(size.text <= bytes, "{} bytes of text from {bytes} bytes", size.text);
}

#[derive(Default)]
struct Size {
    values: usize,
    text: usize,
}

impl Size {
    fn add(&mut self, other: &Self) {
        self.values += other.values;
        self.text += other.text;
    }
}

fn measure(value: &Value, depth: usize) -> Size {
    let mut size = Size { values: 1, text: 0 };
    match value {
        Value::String(text) => size.text += text.len(),
        Value::Array(values) => {
            assert!(depth < DEPTH, "nested too deep");
            for value in values {
                size.add(&measure(value, depth + 1));
            }
        }
        Value::Object(members) => {
            assert!(depth < DEPTH, "nested too deep");
            for (name, value) in members {
                size.text += name.len();
                size.add(&measure(value, depth + 1));
            }
        }
        _ => {}
    }
    size
}

/// Problems found in this document: the answer is bounded, and each place that it names exists.
pub fn problems(problems: Vec<Problem>, sent: Option<Value>, bytes: usize) {
    assert!(!problems.is_empty(), "refused without a reason");
    for problem in &problems {
        assert!((400..500).contains(&problem.kind.status), "{problem}");
    }
    let failure = Failure::within(Error::Refused(problems), sent);
    let text = render(&failure, "fuzzed", Languages::default().choose(None));
    assert!(
        text.len() <= LONGEST_ANSWER + 2 * bytes,
        "an answer of {} bytes",
        text.len()
    );
    let answer: Value = serde_json::from_str(&text).expect("an error document is JSON");
    let Some(sent) = &failure.sent else { return };
    for error in answer["errors"].as_array().expect("a list of errors") {
        if let Some(pointer) = error.pointer("/source/pointer").and_then(Value::as_str) {
            assert!(sent.pointer(pointer).is_some(), "nothing stands at {pointer:?}");
        }
    }
}

/// A body that could not be read: one problem with a place that is a JSON pointer (RFC 6901).
pub fn unreadable(problem: Problem, bytes: usize) {
    let Some(ProblemSource::Pointer(pointer)) = &problem.source else {
        panic!("no place: {problem}");
    };
    assert!(pointer.is_empty() || pointer.starts_with('/'), "{pointer:?}");
    let mut escapes = pointer.split('~').skip(1);
    assert!(escapes.all(|rest| rest.starts_with(['0', '1'])), "{pointer:?}");
    problems(vec![problem], None, bytes);
}
