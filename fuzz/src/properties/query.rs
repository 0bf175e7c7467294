//! Query parameters: filters, order, includes, fieldsets, pages.

use super::bounds;
use super::office::{EVERYBODY, REGISTRY};
use openimis_core::declare::InputField;
use openimis_core::error::{Error, Problem, ProblemSource};
use openimis_core::read::{Reader, Rows};
use openimis_rest::parameters::{Families, PageRules, Parameters, question, read};
use serde_json::Value;

const RULES: PageRules = PageRules {
    default_size: 20,
    max_size: 100,
};
/// Bytes of the longest statement: names and placeholders, whatever the values are.
const LONGEST_STATEMENT: usize = 500_000;

/// What must hold of every query.
pub fn query(text: &[u8]) {
    // whatever else is no address, and HTTP refuses it
    let Ok(text) = std::str::from_utf8(text) else { return };
    match Parameters::parse(text) {
        Err(problems) => bounds::problems(problems, None, text.len()),
        Ok(parameters) => {
            same_again(&parameters);
            for resource in REGISTRY.resources() {
                as_collection(&parameters, resource.description.name, text.len());
            }
            as_question(&parameters, text.len());
        }
    }
}

/// A link of an answer leads to what was asked.
fn same_again(parameters: &Parameters) {
    let link = parameters.with(&[], &[]);
    assert_eq!(Parameters::parse(&link).as_ref(), Ok(parameters), "{link}");
}

fn as_collection(parameters: &Parameters, resource: &str, bytes: usize) {
    let read = match read(parameters, Families::COLLECTION, &REGISTRY, resource, Rows::All, RULES) {
        Ok(read) => read,
        Err(problems) => return refused(problems, parameters, bytes),
    };
    let reader = Reader::new(&REGISTRY, &EVERYBODY);
    match reader.explain(&read.query) {
        Ok(statement) => assert!(statement.len() <= LONGEST_STATEMENT, "{} bytes", statement.len()),
        Err(Error::Refused(problems)) => refused(problems, parameters, bytes),
        Err(other) => panic!("{other}"),
    }
}

fn as_question(parameters: &Parameters, bytes: usize) {
    for operation in REGISTRY.operations() {
        if operation.description.declared.verb.changes() {
            continue;
        }
        let fields: Vec<&'static InputField> = operation.input().collect();
        match question(parameters, &fields) {
            Ok(input) => bounds::value(&Value::Object(input), bytes),
            Err(problems) => refused(problems, parameters, bytes),
        }
    }
}

/// Each problem names a parameter that was sent.
fn refused(problems: Vec<Problem>, parameters: &Parameters, bytes: usize) {
    for problem in &problems {
        let Some(ProblemSource::Parameter(name)) = &problem.source else {
            panic!("no parameter: {problem}");
        };
        assert!(
            parameters.iter().any(|sent| sent.name == *name),
            "{name:?} was not sent"
        );
    }
    bounds::problems(problems, None, bytes);
}
