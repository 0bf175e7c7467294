//! Changing relationships at their own addresses (JSON:API 1.1, "Updating Relationships").
//!
//! It is the operation that changes the row, given nothing but this relationship. Adding and taking away start from what
//! the row has when it is locked, so that two clients who add at once both succeed.

use super::{Asked, Body, place};
use crate::body;
use crate::dispatch::Exchange;
use crate::document::request::{self, Expected, IdRule};
use crate::errors::{Failure, kinds};
use crate::etag::IfMatch;
use crate::format;
use crate::message;
use crate::parameters::{self, Families, Parameters};
use crate::routes::Link;
use actix_web::HttpResponse;
use openimis_core::access::Actor;
use openimis_core::declare::{Answer, Call};
use openimis_core::error::{Error, Problem, ProblemSource};
use openimis_core::operate::{LogEntry, Unit, Work, in_one};
use openimis_core::platform::Platform;
use openimis_core::read::{Fieldset, Limits, Page, Query, Reader, Related, Rows};
use openimis_core::registry::Method;
use serde_json::{Map, Value, json};

/// The largest list that is added to or taken from.
const LONGEST: u32 = 10_000;

/// Changes it.
pub(crate) async fn link(
    exchange: &Exchange<'_>,
    actor: &Actor,
    link: Link,
    id: &str,
    body: Body,
) -> Result<HttpResponse, Failure> {
    let platform = exchange.door.platform();
    let operation = platform.registry.operations().get(link.operation);
    let asked = Asked::of(operation.ok_or_else(|| Error::internal("no such operation"))?, Some(id));
    asked.admit(exchange, actor).await?;
    let sent = Parameters::parse(exchange.request.query_string())?;
    let options = exchange.door.options();
    let (registry, resource) = (&platform.registry, asked.operation.description.declared.resource);
    let remaining = format::remaining(&sent, exchange.format);
    parameters::read(&remaining, Families::NONE, registry, resource, Rows::All, options.page)?;
    let if_match = IfMatch::of_change(exchange.request, options)?;
    let Body::Document(payload) = body else {
        return Err(kinds::UNSUPPORTED_MEDIA_TYPE.problem().into());
    };
    let document = body::document(exchange.request, payload, options.body_limit).await?;
    let document = document.unwrap_or_else(|| Value::Object(Map::new()));
    let input = match link.input(&asked, &document) {
        Ok(input) => input,
        Err(problems) => return Err(Failure::within(problems, Some(document))),
    };
    let mut connection = exchange.connections.lease().await?;
    let mut linking = Linking {
        link,
        asked: &asked,
        platform,
        actor,
        input: &input,
        if_match,
    };
    match in_one(platform, &mut connection, actor, &mut linking).await {
        Ok(_) => Ok(HttpResponse::NoContent().finish()),
        Err(error) => {
            let mut failure = place::place(error, &asked.fields, Some(document));
            if let Error::Refused(problems) = &mut failure.error {
                link.point(problems);
            }
            Err(failure)
        }
    }
}

impl Link {
    /// The operation's input: this relationship and nothing else.
    pub(super) fn input(&self, asked: &Asked<'_>, document: &Value) -> Result<Map<String, Value>, Vec<Problem>> {
        let kind = asked.operation.description.declared.resource;
        let id = asked.id.unwrap_or_default();
        let name = self.relationship;
        let whole = json!({ "data": { "type": kind, "id": id, "relationships": { name: document } } });
        let expected = Expected {
            kind,
            id: IdRule::Must(id),
            fields: &asked.fields,
        };
        request::input(&whole, &expected).map_err(|mut problems| {
            self.point(&mut problems);
            problems
        })
    }

    /// Turns places in the row's document into those in the relationship's.
    pub(super) fn point(&self, problems: &mut [Problem]) {
        let above = format!("/data/relationships/{}", self.relationship);
        for problem in problems {
            if let Some(ProblemSource::Pointer(pointer)) = &mut problem.source
                && let Some(below) = pointer.strip_prefix(&above)
            {
                // of the whole relationship nothing but its linkage was sent
                *pointer = if below.is_empty() { "/data" } else { below }.to_owned();
            }
        }
    }

    /// Runs the operation within a transaction.
    pub(super) async fn perform(
        &self,
        unit: &mut Unit<'_>,
        (platform, actor): (&Platform, &Actor),
        asked: &Asked<'_>,
        input: &Map<String, Value>,
    ) -> Result<Answer, Error> {
        let mut input = input.clone();
        let id = asked.id.unwrap_or_default();
        if self.method != Method::Patch
            && let Some(resource) = asked.operation.description.target
            && unit.lock(resource, id).await?.is_some()
        {
            let present = self.present(unit, (platform, actor), resource.name, id).await?;
            if let Some(Value::Array(sent)) = input.get_mut(self.relationship) {
                let named = std::mem::take(sent);
                *sent = self.combine(present, named);
            }
        }
        let call = Call {
            target: asked.id,
            input: &input,
        };
        unit.perform(asked.operation, call, &LogEntry::default()).await
    }

    /// The public ids at the other end.
    async fn present(
        &self,
        unit: &Unit<'_>,
        (platform, actor): (&Platform, &Actor),
        resource: &str,
        id: &str,
    ) -> Result<Vec<Value>, Error> {
        let registry = &platform.registry;
        let relationship = registry
            .resource(resource)
            .and_then(|resource| resource.relationship(self.relationship))
            .ok_or_else(|| Error::internal("no such relationship"))?;
        let rows = Rows::Related(Related {
            resource: resource.to_owned(),
            id: id.to_owned(),
            relationship: relationship.name.to_owned(),
        });
        let mut query = Query::of(relationship.target).rows(rows);
        query.page = Page::first(LONGEST);
        query.fields = vec![Fieldset {
            of: relationship.target.to_owned(),
            members: Vec::new(),
            parameter: String::new(),
        }];
        let limits = Limits {
            page_size: LONGEST,
            ..Limits::default()
        };
        let found = Reader::new(registry, actor)
            .limits(limits)
            .read(unit.connection(), &query)
            .await?;
        if found.has_next {
            let detail = message::list_too_long(LONGEST);
            return Err(kinds::RELATIONSHIP_FIXED.problem().detail(detail).into());
        }
        let ids = found.records().filter_map(|record| record.id().text());
        Ok(ids.map(Value::String).collect())
    }

    fn combine(&self, mut present: Vec<Value>, named: Vec<Value>) -> Vec<Value> {
        match self.method {
            Method::Delete => present.retain(|id| !named.contains(id)),
            _ => {
                for id in named {
                    if !present.contains(&id) {
                        present.push(id);
                    }
                }
            }
        }
        present
    }
}

struct Linking<'w> {
    link: Link,
    asked: &'w Asked<'w>,
    platform: &'w Platform,
    actor: &'w Actor,
    input: &'w Map<String, Value>,
    if_match: IfMatch,
}

impl Work for Linking<'_> {
    type Output = Answer;

    async fn run(&mut self, unit: &mut Unit<'_>) -> Result<Answer, Error> {
        self.asked.expect(unit, &self.if_match).await?;
        let who = (self.platform, self.actor);
        self.link.perform(unit, who, self.asked, self.input).await
    }
}

#[cfg(test)]
mod tests {
    use super::Link;
    use openimis_core::registry::Method;
    use serde_json::json;

    #[test]
    fn adding_and_taking_away_leave_the_others() {
        let combine = |method| {
            let link = Link {
                operation: 0,
                relationship: "roles",
                method,
            };
            link.combine(vec![json!("a"), json!("b")], vec![json!("b"), json!("c")])
        };
        assert_eq!(combine(Method::Post), [json!("a"), json!("b"), json!("c")]);
        assert_eq!(combine(Method::Delete), [json!("a")]);
    }
}
