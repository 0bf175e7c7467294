//! Inputs of operations: declared once, spelled by each door in its own way.

use super::{Key, Kind, Resource};
use crate::error::Problem;
use crate::language::Said;
use crate::message;
use serde_json::{Map, Value};
use std::marker::PhantomData;

/// What an operation is given, field by field. Implemented by `#[derive(Input)]`.
pub trait Input: Sized + Send + Sync + 'static {
    /// What doors document and accept.
    const FIELDS: &'static [InputField];

    /// Reads the fields; every problem is reported, not only the first.
    ///
    /// # Errors
    /// One problem per field that is missing, unknown or malformed.
    fn parse(values: &Map<String, Value>) -> Result<Self, Vec<Problem>>;
}

impl Input for () {
    const FIELDS: &'static [InputField] = &[];

    fn parse(_: &Map<String, Value>) -> Result<Self, Vec<Problem>> {
        Ok(())
    }
}

/// One field of an input.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, each written out where a field is declared"
)]
pub struct InputField {
    /// camelCase; for a reference the relationship's name.
    pub name: &'static str,
    /// The name in openIMIS's GraphQL dialect, where it differs (`parentUuid` for `parent`).
    pub graphql: Option<&'static str>,
    /// Its type in the dialect, where that does not follow from its kind: a scalar, an enumeration of the values
    /// accepted, or the name of a group.
    pub graphql_type: Option<&'static str>,
    /// What it means.
    pub doc: &'static str,
    /// What it holds.
    pub kind: InputKind,
    /// Whether it must be there.
    pub required: bool,
    /// Whether null is accepted.
    pub nullable: bool,
    /// Largest number of characters of a text.
    pub max_length: Option<usize>,
    /// The values accepted, if it is coded.
    pub one_of: &'static [&'static str],
    /// Whether a text of nothing but white space counts as missing.
    pub not_blank: bool,
    /// Never written to the mutation log, traces or messages (W-13).
    pub secret: bool,
    /// What openIMIS's dialect takes where a client leaves it out, as JSON (`0`).
    pub graphql_default: Option<&'static str>,
}

/// What an input field holds.
#[derive(Debug, Clone, Copy)]
pub enum InputKind {
    /// A value.
    Value(Kind),
    /// A row of this resource.
    Reference(&'static str),
    /// Several of these.
    List(&'static InputKind),
    /// A group of fields.
    Object(&'static [InputField]),
}

/// A type that an input field can have.
pub trait InputValue: Sized {
    /// What doors document.
    const KIND: InputKind;
    /// Whether the field must be there.
    const REQUIRED: bool = true;
    /// Whether null is accepted.
    const NULLABLE: bool = false;

    /// Reads a value that is there and not null.
    ///
    /// # Errors
    /// Says what was expected, in one sentence without the value.
    fn read(value: &Value) -> Result<Self, Vec<Problem>>;

    /// The value of a field that was not sent, if the type has one.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// The value of a field that was sent as null, if the type has one.
    #[must_use]
    fn null() -> Option<Self> {
        None
    }
}

/// A field of a change: not sent, sent as null, or sent with a value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// Not sent: stays as it is.
    #[default]
    Absent,
    /// Sent as null: is emptied.
    Null,
    /// Sent: is replaced.
    Value(T),
}

impl<T> Patch<T> {
    /// The new value of a column that may be empty: unchanged, emptied or replaced.
    pub fn over(self, current: Option<T>) -> Option<T> {
        match self {
            Self::Absent => current,
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, if one was sent.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Whether the field was sent at all.
    pub const fn is_sent(&self) -> bool {
        !matches!(self, Self::Absent)
    }
}

impl<T: InputValue> InputValue for Patch<T> {
    const KIND: InputKind = T::KIND;
    const REQUIRED: bool = false;
    const NULLABLE: bool = true;

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        T::read(value).map(Self::Value)
    }

    fn absent() -> Option<Self> {
        Some(Self::Absent)
    }

    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}

impl<T: InputValue> InputValue for Option<T> {
    const KIND: InputKind = T::KIND;
    const REQUIRED: bool = false;
    const NULLABLE: bool = true;

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        T::read(value).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn null() -> Option<Self> {
        Some(None)
    }
}

/// A row of resource `R` as an input names it: by public id (REST) or by key (openIMIS GraphQL's `locationId: 17`).
///
/// [`Context::resolve`](crate::operate::Context::resolve) turns it into the row, within the actor's scope.
#[derive(Debug)]
pub struct Ref<R> {
    /// What was sent.
    pub named: Named,
    resource: PhantomData<fn() -> R>,
}

/// The two ways to name a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Named {
    /// By the public id: a UUID, a code or a number, as text.
    PublicId(String),
    /// By the key.
    Key(Key),
}

impl<R> Clone for Ref<R> {
    fn clone(&self) -> Self {
        Self::from(self.named.clone())
    }
}

impl<R> From<Named> for Ref<R> {
    fn from(named: Named) -> Self {
        Self {
            named,
            resource: PhantomData,
        }
    }
}

impl<R: Resource> InputValue for Ref<R> {
    const KIND: InputKind = InputKind::Reference(R::DESCRIPTION.name);

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        match value {
            Value::String(id) => Ok(Named::PublicId(id.clone()).into()),
            Value::Number(number) => match number.as_i64() {
                Some(key) => Ok(Named::Key(Key::Number(key)).into()),
                None => Err(expected(message::an_id())),
            },
            _ => Err(expected(message::an_id())),
        }
    }
}

impl<T: InputValue> InputValue for Vec<T> {
    const KIND: InputKind = InputKind::List(&T::KIND);

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        let Value::Array(values) = value else {
            return Err(expected(message::a_list()));
        };
        let mut list = Self::with_capacity(values.len());
        let mut problems = Vec::new();
        for (index, value) in values.iter().enumerate() {
            match T::read(value) {
                Ok(value) => list.push(value),
                Err(found) => problems.extend(found.into_iter().map(|problem| problem.inside(index))),
            }
        }
        if problems.is_empty() { Ok(list) } else { Err(problems) }
    }
}

pub(super) fn expected(what: Said) -> Vec<Problem> {
    vec![Problem::invalid_value(message::expected(what))]
}
