//! Several operations in one request, all or none (JSON:API extension "Atomic Operations").
//!
//! Each of them is what a request to its own address would be; rows made before are named by their local ids. Everything
//! runs in one transaction, in order.

mod lids;
mod rehearsal;
mod sent;

use super::repeat::{self, Key};
use super::{Asked, answer, place};
use crate::body;
use crate::dispatch::Exchange;
use crate::document::request::at;
use crate::document::response::{self, Frame};
use crate::document::{Chosen, own_address};
use crate::errors::{Failure, kinds};
use crate::format::JsonWriter;
use crate::format::html::View;
use crate::message;
use crate::negotiate::{ATOMIC, ATOMIC_CONTENT_TYPE};
use crate::parameters::{self, Families, Parameters};
use crate::routes::Endpoint;
use actix_web::HttpResponse;
use actix_web::http::header::VARY;
use actix_web::web::Payload;
use lids::Lids;
use openimis_core::access::Actor;
use openimis_core::declare::{Answer, Call, Verb};
use openimis_core::error::kinds::UNAUTHENTICATED;
use openimis_core::error::{Error, Problem, ProblemSource};
use openimis_core::operate::{LogEntry, Unit, Work, in_one};
use openimis_core::read::Rows;
use openimis_core::registry::RegisteredOperation;
pub use rehearsal::rehearse;
use sent::Step;
use serde_json::{Map, Value, json};

/// The address, below the base.
pub(crate) const PATH: &str = "operations";

/// Runs what the document lists.
pub(crate) async fn operations(
    exchange: &Exchange<'_>,
    actor: &Actor,
    payload: Payload,
) -> Result<HttpResponse, Failure> {
    // each operation checks its own right; an empty list has none to check
    if actor.user().is_none() {
        return Err(UNAUTHENTICATED.problem().into());
    }
    let parameters = Parameters::parse(exchange.request.query_string())?;
    if let Some(unknown) = parameters.iter().next() {
        return Err(parameters::unknown(&unknown.name).into());
    }
    let document = body::atomic_document(exchange.request, payload, exchange.door.options().body_limit).await?;
    let steps = match sent::steps(&document, exchange.door.table()) {
        Ok(steps) => steps,
        Err(problems) => return Err(Failure::within(problems, Some(document))),
    };
    if exchange.door.options().require_if_match
        && let Some(step) = steps.iter().find(|step| step.lacks_if_match())
    {
        let detail = message::condition_in_many();
        return Err(at(&step.pointer, kinds::PRECONDITION_REQUIRED.problem().detail(detail)).into());
    }
    let key = Key::of(exchange.request, actor, || document.to_string())?;
    let view = View::new(exchange, actor, &parameters);
    let mut batch = Batch {
        view: &view,
        steps: &steps,
        key,
    };
    let mut connection = exchange.connections.lease().await?;
    in_one(exchange.door.platform(), &mut connection, actor, &mut batch)
        .await
        .map_err(|error| Failure::within(error, Some(document)))
}

struct Batch<'w> {
    view: &'w View<'w>,
    steps: &'w [Step],
    key: Option<Key>,
}

impl Work for Batch<'_> {
    type Output = HttpResponse;

    async fn run(&mut self, unit: &mut Unit<'_>) -> Result<HttpResponse, Error> {
        if let Some(first) = repeat::first_answer(unit, self.key.as_ref()).await? {
            return Ok(first);
        }
        let mut lids = Lids::default();
        let mut results = Vec::with_capacity(self.steps.len());
        for step in self.steps {
            let result = self.step(unit, step, &mut lids).await;
            results.push(result.map_err(|error| below(error, &step.pointer))?);
        }
        let response = respond(&results);
        match &self.key {
            Some(key) => key.keep(unit, response).await,
            None => Ok(response),
        }
    }
}

impl Batch<'_> {
    /// One operation; its places are those in a document of its own.
    async fn step(&self, unit: &mut Unit<'_>, step: &Step, lids: &mut Lids) -> Result<Value, Error> {
        let (place, named) = match &step.endpoint {
            Endpoint::Operation(place, id) => (*place, id.as_deref()),
            Endpoint::Link(link, id) => (link.operation, Some(id.as_str())),
            _ => return Err(Error::internal("an operation that only reads")),
        };
        let id = match &step.lid {
            Some((kind, lid)) => Some(lids.id(kind, lid, "/ref")?),
            None => named.map(str::to_owned),
        };
        let registry = &self.view.exchange.door.platform().registry;
        let operation = registry.operations().get(place);
        let operation = operation.ok_or_else(|| Error::internal("no such operation"))?;
        let asked = Asked::of(operation, id.as_deref());
        if !asked.is_allowed(self.view.actor)? {
            // refuses it, and notes who tried what
            let call = Call {
                target: asked.id,
                input: &Map::new(),
            };
            unit.perform(operation, call, &LogEntry::default()).await?;
        }
        let mut data = step.data.clone();
        let own = lids.replace(&mut data)?;
        let answer = self.perform(unit, step, &asked, data).await?;
        self.result(unit, operation, answer, own, lids).await
    }

    async fn perform(
        &self,
        unit: &mut Unit<'_>,
        step: &Step,
        asked: &Asked<'_>,
        data: Option<Value>,
    ) -> Result<Answer, Error> {
        asked.expect(unit, &step.if_match).await?;
        let document = data.map(|data| json!({ "data": data }));
        if let Endpoint::Link(link, _) = &step.endpoint {
            let document = document.unwrap_or_else(|| Value::Object(Map::new()));
            let input = link.input(asked, &document)?;
            let who = (self.view.exchange.door.platform(), self.view.actor);
            let done = link.perform(unit, who, asked, &input).await;
            return done.map_err(|error| {
                let mut error = place::place(error, &asked.fields, Some(document)).error;
                if let Error::Refused(problems) = &mut error {
                    link.point(problems);
                }
                error
            });
        }
        let (input, document) = asked.document_input(document).map_err(|failure| failure.error)?;
        let call = Call {
            target: asked.id,
            input: &input,
        };
        let done = unit.perform(asked.operation, call, &LogEntry::default()).await;
        done.map_err(|error| place::place(error, &asked.fields, document).error)
    }

    /// The result object: the row as it is now, if there is one that the actor may read; its name alone, if he made it.
    async fn result(
        &self,
        unit: &Unit<'_>,
        operation: &RegisteredOperation,
        answer: Answer,
        own: Option<String>,
        lids: &mut Lids,
    ) -> Result<Value, Error> {
        let (resource, key) = match answer {
            Answer::Nothing => return Ok(json!({})),
            Answer::Value(value) => return Ok(json!({ "meta": { "result": value } })),
            Answer::Row(resource, key) => (resource, key),
        };
        let door = self.view.exchange.door;
        let (registry, rules) = (&door.platform().registry, door.options().page);
        let shown = parameters::read(
            &Parameters::default(),
            Families::NONE,
            registry,
            resource,
            Rows::All,
            rules,
        )?;
        let query = answer::back(&shown, resource, key.clone());
        let (found, query) = match answer::seen(self.view, unit.connection(), query).await? {
            Some(seen) => seen,
            None if operation.description.declared.verb == Verb::Create => {
                answer::named(self.view, unit.connection(), resource, key).await?
            }
            None => return Ok(json!({})),
        };
        let Some(record) = found.record() else {
            return Ok(json!({}));
        };
        let id = record.id().text().unwrap_or_default();
        let frame = Frame {
            chosen: Chosen::of(&query),
            own: own_address(resource, &id),
            ..Frame::default()
        };
        if let Some(lid) = own {
            lids.know(operation.description.declared.resource, lid, id);
        }
        let document = response::item::<JsonWriter>(Some(record), &frame);
        let mut document: Value = serde_json::from_slice(&document).map_err(Error::internal)?;
        Ok(json!({ "data": document.get_mut("data").map(Value::take) }))
    }
}

fn respond(results: &[Value]) -> HttpResponse {
    if results
        .iter()
        .all(|result| result.as_object().is_some_and(Map::is_empty))
    {
        return HttpResponse::NoContent().finish();
    }
    let document = json!({ "jsonapi": { "version": "1.1", "ext": [ATOMIC] }, "atomic:results": results });
    HttpResponse::Ok()
        .content_type(ATOMIC_CONTENT_TYPE)
        .insert_header((VARY, "Accept"))
        .body(document.to_string())
}

/// The error with its places below that of the operation.
fn below(error: Error, place: &str) -> Error {
    let Error::Refused(problems) = error else {
        return error;
    };
    let placed = problems.into_iter().map(|problem| {
        let source = match &problem.source {
            Some(ProblemSource::Pointer(pointer)) => ProblemSource::Pointer(format!("{place}{pointer}")),
            _ => ProblemSource::Pointer(place.to_owned()),
        };
        Problem {
            source: Some(source),
            ..problem
        }
    });
    Error::Refused(placed.collect())
}
