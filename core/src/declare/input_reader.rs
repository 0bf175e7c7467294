//! Reading an input field by field. `#[derive(Input)]` expands to these.

use super::input::expected;
use super::{Input, InputField, InputValue, TextValue};
use crate::error::{Problem, kinds};
use crate::message;
use serde_json::{Map, Value};

/// An input's values as they came, by field name.
pub type InputValues = Map<String, Value>;

/// One of them.
pub type JsonValue = Value;

/// Reads the fields of one input and collects what is wrong with them.
#[derive(Debug)]
pub struct InputReader<'a> {
    values: &'a InputValues,
    problems: Vec<Problem>,
}

impl<'a> InputReader<'a> {
    /// Starts with the fields that were sent but do not exist.
    #[must_use]
    pub fn new(values: &'a InputValues, fields: &[InputField]) -> Self {
        let unknown = values
            .keys()
            .filter(|name| fields.iter().all(|field| field.name != *name));
        let problems = unknown.map(|name| kinds::UNKNOWN_FIELD.at(name).detail(message::no_field_here(name)));
        Self {
            values,
            problems: problems.collect(),
        }
    }

    /// The field's value; none after noting what is wrong with it.
    pub fn value<T: InputValue>(&mut self, field: &InputField) -> Option<T> {
        let read = match self.values.get(field.name) {
            None => T::absent().ok_or_else(|| vec![kinds::REQUIRED.problem()]),
            Some(Value::Null) => T::null().ok_or_else(|| vec![Problem::invalid_value(message::no_null())]),
            Some(value) => T::read(value),
        };
        self.note(field, read)
    }

    /// The value of a field with rules for its texts; none after noting what is wrong with it.
    pub fn text<T: InputValue + TextValue>(&mut self, field: &InputField) -> Option<T> {
        let value: T = self.value(field)?;
        let problems = value.check_texts(&|text| field.check_text(text));
        let checked = if problems.is_empty() { Ok(value) } else { Err(problems) };
        self.note(field, checked)
    }

    /// The input, if nothing is wrong.
    ///
    /// # Errors
    /// All that is wrong, in order of fields; unknown fields first.
    pub fn finish<I>(self, build: impl FnOnce() -> Option<I>) -> Result<I, Vec<Problem>> {
        if self.problems.is_empty()
            && let Some(input) = build()
        {
            return Ok(input);
        }
        Err(self.problems)
    }

    fn note<T>(&mut self, field: &InputField, read: Result<T, Vec<Problem>>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(problems) => {
                let placed = problems.into_iter().map(|problem| problem.inside(field.name));
                self.problems.extend(placed);
                None
            }
        }
    }
}

/// Reads an input that is the value of a field of another one.
///
/// # Errors
/// What is wrong with its fields, placed inside it; or that it is no object.
pub fn read_group<I: Input>(value: &Value) -> Result<I, Vec<Problem>> {
    match value {
        Value::Object(values) => I::parse(values),
        _ => Err(expected(message::an_object())),
    }
}
