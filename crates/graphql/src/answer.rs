//! What root fields read, on its way to the client.
//!
//! A root field reads its whole subtree, as selected: nothing is left for the executor to find out below it. It is told
//! that there is nothing, and what was read is written into the answer afterwards, which costs a fraction of walking the
//! subtree field by field.

use crate::error;
use crate::read::shown::Shown;
use crate::request::RequestContext;
use async_graphql::{Context, PathSegment, Response, ServerError, Value};
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

/// Keeps what a root field read until the executor is through; what of it may not be seen is told now.
pub(crate) fn keep(context: &Context<'_>, request: &RequestContext, key: String, shown: Shown) {
    let mut refusals = Vec::new();
    shown.refusals(&mut vec![PathSegment::Field(key.clone())], &mut refusals);
    for (path, problem) in refusals {
        let error = error::of_problem(&problem).into_server_error(context.item.pos);
        context.add_error(ServerError { path, ..error });
    }
    request.keep(key, shown);
}

/// A response with what was kept in its places.
#[derive(Serialize)]
pub(crate) struct Answer<'a> {
    data: Data<'a>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
}

impl<'a> Answer<'a> {
    /// This response, with what its root fields read.
    pub(crate) fn new(response: &'a Response, kept: &'a [(String, Shown)]) -> Self {
        Self {
            data: Data {
                executed: &response.data,
                kept,
            },
            errors: &response.errors,
        }
    }
}

struct Data<'a> {
    executed: &'a Value,
    kept: &'a [(String, Shown)],
}

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Value::Object(members) = self.executed else {
            return self.executed.serialize(serializer);
        };
        let mut map = serializer.serialize_map(Some(members.len()))?;
        for (key, value) in members {
            match self.kept.iter().find(|(kept, _)| kept == key.as_str()) {
                Some((_, shown)) => map.serialize_entry(key.as_str(), shown)?,
                None => map.serialize_entry(key.as_str(), value)?,
            }
        }
        map.end()
    }
}
