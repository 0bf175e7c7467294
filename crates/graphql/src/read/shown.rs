//! What a root field read, as the fields below hand it on.

use crate::error;
use async_graphql::dynamic::{FieldFuture, FieldValue, ResolverContext};
use async_graphql::{PathSegment, Value};
use openimis_core::declare::Outside;
use openimis_core::error::Problem;
use serde::ser::{Serialize, SerializeMap as _, Serializer};

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
    /// It is outside the database, where these fields of the row say, and not fetched yet ([`super::outside`]).
    Outside(&'static Outside, Vec<Option<String>>),
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
            Self::Value(Value::Null) | Self::Refused(_) | Self::Outside(..) => None,
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
            Self::Value(Value::Null) | Self::Refused(_) | Self::Outside(..) => None,
            Self::Value(value) => Some(FieldValue::value(value)),
            Self::Object(_) => Some(FieldValue::owned_any(self)),
            Self::List(items) => {
                let items = items.into_iter().map(|item| item.give().unwrap_or(FieldValue::NULL));
                Some(FieldValue::list(items))
            }
        }
    }

    /// Adds what is shown under the same name a second time (GraphQL, "Field Selection Merging").
    pub(crate) fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Object(members), Self::Object(others)) => {
                for (key, other) in others {
                    match members.iter_mut().find(|(known, _)| *known == key) {
                        Some((_, member)) => member.merge(other),
                        None => members.push((key, other)),
                    }
                }
            }
            (Self::List(items), Self::List(others)) => {
                items.iter_mut().zip(others).for_each(|(item, other)| item.merge(other));
            }
            _ => {}
        }
    }

    /// What may not be seen, each with the way to it, which begins with these steps.
    pub(crate) fn refusals(&self, way: &mut Vec<PathSegment>, found: &mut Vec<(Vec<PathSegment>, Problem)>) {
        match self {
            Self::Value(_) | Self::Outside(..) => {}
            Self::Refused(problem) => found.push((way.clone(), problem.clone())),
            Self::Object(members) => {
                for (key, member) in members {
                    way.push(PathSegment::Field(key.clone()));
                    member.refusals(way, found);
                    way.pop();
                }
            }
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    way.push(PathSegment::Index(index));
                    item.refusals(way, found);
                    way.pop();
                }
            }
        }
    }

    /// The parts that are to be fetched from outside the database, in their order.
    pub(super) fn outside<'s>(&'s mut self, found: &mut Vec<&'s mut Self>) {
        match self {
            Self::Value(_) | Self::Refused(_) => {}
            Self::Outside(..) => found.push(self),
            Self::Object(members) => members.iter_mut().for_each(|(_, member)| member.outside(found)),
            Self::List(items) => items.iter_mut().for_each(|item| item.outside(found)),
        }
    }

    fn member(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(known, _)| known == key).map(|(_, member)| member),
            _ => None,
        }
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Refused(_) | Self::Outside(..) => serializer.serialize_unit(),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, member) in members {
                    map.serialize_entry(key, member)?;
                }
                map.end()
            }
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
