//! What a root field read, as the fields below hand it on.

use crate::error;
use async_graphql::Value;
use async_graphql::dynamic::{FieldFuture, FieldValue, ResolverContext};
use openimis_core::error::Problem;

/// A part of an answer.
#[derive(Debug)]
pub(crate) enum Shown {
    /// A value, or null.
    Value(Value),
    /// An object, by the names of the answer.
    Object(Vec<(String, Shown)>),
    /// A list.
    List(Vec<Shown>),
    /// It may not be seen, and this is why.
    Refused(Problem),
}

impl Shown {
    /// No value.
    pub(crate) const NULL: Self = Self::Value(Value::Null);

    /// A text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Value(Value::String(text.into()))
    }

    /// It as what the executor walks.
    pub(crate) fn lend(&self) -> Option<FieldValue<'_>> {
        match self {
            Self::Value(Value::Null) | Self::Refused(_) => None,
            Self::Value(value) => Some(FieldValue::value(value.clone())),
            Self::Object(_) => Some(FieldValue::borrowed_any(self)),
            Self::List(items) => {
                let items = items.iter().map(|item| item.lend().unwrap_or(FieldValue::NULL));
                Some(FieldValue::list(items))
            }
        }
    }

    /// It as what a root field answers.
    pub(crate) fn give(self) -> Option<FieldValue<'static>> {
        match self {
            Self::Value(Value::Null) | Self::Refused(_) => None,
            Self::Value(value) => Some(FieldValue::value(value)),
            Self::Object(_) => Some(FieldValue::owned_any(self)),
            Self::List(items) => {
                let items = items.into_iter().map(|item| item.give().unwrap_or(FieldValue::NULL));
                Some(FieldValue::list(items))
            }
        }
    }

    fn member(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(known, _)| known == key).map(|(_, member)| member),
            _ => None,
        }
    }
}

/// Resolves every field that is no root.
#[expect(clippy::needless_pass_by_value, reason = "the executor calls it so")]
pub(crate) fn resolve(context: ResolverContext<'_>) -> FieldFuture<'_> {
    let key = context.ctx.item.node.response_key().node.as_str();
    let shown = context
        .parent_value
        .downcast_ref::<Shown>()
        .and_then(|shown| shown.member(key));
    match shown {
        Some(Shown::Refused(problem)) => {
            error::note(context.ctx, error::of_problem(problem));
            FieldFuture::Value(None)
        }
        Some(shown) => FieldFuture::Value(shown.lend()),
        None => FieldFuture::Value(None),
    }
}
