//! Writing and asking: from an address and a document to an operation, and from its answer to a document
//! (JSON:API 1.1, "Creating, Updating and Deleting Resources").

mod answer;
pub(crate) mod atomic;
mod careful;
mod form;
mod link;
mod place;
mod repeat;

use crate::body;
use crate::dispatch::Exchange;
use crate::document::request::{self, Expected, IdRule};
use crate::errors::{Failure, kinds};
use crate::etag::IfMatch;
use crate::format;
use crate::format::html::View;
use crate::format::html::form::Form;
use crate::message;
use crate::parameters::{self, Families, Parameters, Read};
use actix_web::HttpResponse;
use actix_web::web::Payload;
use careful::Careful;
use openimis_core::access::Actor;
use openimis_core::declare::{Call, InputField, OutputKind, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{LogEntry, Unit, perform};
use openimis_core::read::{Reader, Rows};
use openimis_core::registry::RegisteredOperation;
use serde_json::{Map, Value};

pub use atomic::rehearse as rehearse_operations;
pub(crate) use link::link;

/// What is sent with a request for an operation.
pub(crate) enum Body {
    /// A document, not read yet.
    Document(Payload),
    /// A form that a browser filled in.
    Form(Form),
}

/// Runs the operation at this place in the registry.
pub(crate) async fn operation(
    exchange: &Exchange<'_>,
    actor: &Actor,
    place: usize,
    id: Option<&str>,
    body: Body,
) -> Result<HttpResponse, Failure> {
    let platform = exchange.door.platform();
    let operation = platform.registry.operations().get(place);
    let operation = operation.ok_or_else(|| Error::internal("no such operation"))?;
    let asked = Asked::of(operation, id);
    asked.admit(exchange, actor).await?;
    let sent = Parameters::parse(exchange.request.query_string())?;
    let remaining = format::remaining(&sent, exchange.format);
    let view = View::new(exchange, actor, &sent);
    let read = asked.read(exchange, actor, &remaining)?;
    let payload = match body {
        Body::Document(payload) => payload,
        Body::Form(form) => return form::run(&asked, &view, &form, read).await,
    };
    if operation.description.declared.verb.changes() {
        let document = body::document(exchange.request, payload, exchange.door.options().body_limit).await?;
        let (input, document) = asked.document_input(document)?;
        let done = Careful::of(&asked, &view, &input, Some(&read))?.run().await;
        done.map_err(|error| place::place(error, &asked.fields, document))
    } else {
        let input = parameters::question(&remaining, &asked.fields)?;
        let asked_for = asked.run(exchange, actor, &input).await;
        let (answer, connection) = asked_for.map_err(|error| place::place(error, &asked.fields, None))?;
        Ok(answer::respond(&view, operation, &connection, answer, Some(&read)).await)
    }
}

/// An operation that is asked for.
struct Asked<'a> {
    operation: &'a RegisteredOperation,
    fields: Vec<&'static InputField>,
    id: Option<&'a str>,
}

impl<'a> Asked<'a> {
    fn of(operation: &'a RegisteredOperation, id: Option<&'a str>) -> Self {
        Self {
            operation,
            fields: operation.input().collect(),
            id,
        }
    }

    /// Refuses whoever may not do it, before anything of the request is read.
    async fn admit(&self, exchange: &Exchange<'_>, actor: &Actor) -> Result<(), Error> {
        if self.is_allowed(actor)? {
            return Ok(());
        }
        // core refuses it once more, and notes who tried what
        let failed = self.run(exchange, actor, &Map::new()).await.err();
        Err(failed.unwrap_or_else(|| Error::internal("a denied operation ran")))
    }

    fn is_allowed(&self, actor: &Actor) -> Result<bool, Error> {
        match self.operation.admit(actor) {
            Ok(()) => Ok(true),
            // without login there is nobody to note, so no connection is taken
            Err(denied) if actor.user().is_none() => Err(denied),
            Err(_) => Ok(false),
        }
    }

    /// Checks, within its transaction, that the row is still as `If-Match` says.
    async fn expect(&self, unit: &mut Unit<'_>, if_match: &IfMatch) -> Result<(), Error> {
        match (if_match, self.operation.description.target, self.id) {
            (IfMatch::Versions(versions), Some(resource), Some(id)) => unit.expect(resource, id, versions).await,
            _ => Ok(()),
        }
    }

    /// How the row that is answered is to be shown, checked before anything is done.
    fn read(&self, exchange: &Exchange<'_>, actor: &Actor, sent: &Parameters) -> Result<Read, Failure> {
        let declared = self.operation.description.declared;
        let families = match self.operation.description.output {
            OutputKind::Row(_) => Families::ITEM,
            OutputKind::Nothing | OutputKind::Value(_) => Families::NONE,
        };
        let resource = match self.operation.description.output {
            OutputKind::Row(resource) => resource,
            OutputKind::Nothing | OutputKind::Value(_) => declared.resource,
        };
        let asks = !declared.verb.changes();
        let shown = sent.filtered(|parameter| !(asks && parameter.family == "filter"));
        let registry = &exchange.door.platform().registry;
        let rules = exchange.door.options().page;
        let read = parameters::read(&shown, families, registry, resource, Rows::All, rules)?;
        if shown.is_empty() {
            return Ok(read);
        }
        match Reader::new(registry, actor).check(&read.query) {
            // whoever may not read may still write; he is told no more than the row's name
            Err(Error::Refused(problems)) if answer::is_forbidden(&problems) => {
                let plain = parameters::read(&Parameters::default(), families, registry, resource, Rows::All, rules);
                Ok(plain?)
            }
            checked => Ok(checked.map(|()| read)?),
        }
    }

    /// The input in the body, and the body for pointers.
    fn document_input(&self, document: Option<Value>) -> Result<(Map<String, Value>, Option<Value>), Failure> {
        let declared = self.operation.description.declared;
        let rule = match (declared.verb, self.id) {
            (Verb::Create, _) => IdRule::MadeByServer,
            (Verb::Update, Some(id)) => IdRule::Must(id),
            (_, id) => IdRule::May(id),
        };
        let Some(document) = document else {
            return match rule {
                // problems are then placed in the empty document
                IdRule::May(_) => Ok((Map::new(), Some(Value::Object(Map::new())))),
                IdRule::MadeByServer | IdRule::Must(_) => {
                    let detail = message::document_needed();
                    Err(kinds::INVALID_DOCUMENT.problem().detail(detail).into())
                }
            };
        };
        let expected = Expected {
            kind: declared.resource,
            id: rule,
            fields: &self.fields,
        };
        match request::input(&document, &expected) {
            Ok(input) => Ok((input, Some(document))),
            Err(problems) => Err(Failure::within(problems, Some(document))),
        }
    }

    async fn run(
        &self,
        exchange: &Exchange<'_>,
        actor: &Actor,
        input: &Map<String, Value>,
    ) -> Result<(openimis_core::declare::Answer, openimis_core::database::Lease), Error> {
        let mut connection = exchange.connections.lease().await?;
        let call = Call { target: self.id, input };
        let platform = exchange.door.platform();
        let answer = perform(
            platform,
            &mut connection,
            actor,
            self.operation,
            call,
            &LogEntry::default(),
        )
        .await?;
        Ok((answer, connection))
    }
}
