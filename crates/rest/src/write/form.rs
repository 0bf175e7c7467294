//! Operations by the forms of pages: done, the browser is led to what came of it; refused, it gets the form again.

use super::careful::{Careful, Done};
use super::{Asked, answer, place};
use crate::BASE;
use crate::document::own_address;
use crate::errors::{self, Failure};
use crate::etag::IfMatch;
use crate::format::html::form::{Form, VERSION};
use crate::format::html::{self, Choices, View};
use crate::format::{self, Format};
use crate::parameters::Read;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use openimis_core::database::Lease;
use openimis_core::declare::{Answer, Verb};
use openimis_core::error::{Error, kinds};
use serde_json::{Map, Value};

pub(super) async fn run(asked: &Asked<'_>, view: &View<'_>, form: &Form, read: Read) -> Result<HttpResponse, Failure> {
    // a form is somebody's who logged in, even where a program may do the same without
    if view.actor.user().is_none() {
        return Err(kinds::UNAUTHENTICATED.problem().into());
    }
    match perform(asked, view, form).await {
        Ok((answer, connection)) => Ok(done(asked, view, &connection, answer, read).await),
        Err(failure) => {
            let status = errors::status(&failure.error);
            if view.exchange.format != Format::Html || !matches!(status, 400 | 409 | 412 | 422 | 428) {
                return Err(failure);
            }
            let connection = view.exchange.connections.lease().await?;
            let choices = Choices::read(view, &connection, &[asked.operation]).await;
            drop(connection);
            let view = &view.choosing(&choices);
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            let page = html::again(view, asked.operation, asked.id, form, &failure);
            Ok(html::respond(HttpResponse::build(status), view.voice, page))
        }
    }
}

async fn perform(asked: &Asked<'_>, view: &View<'_>, form: &Form) -> Result<(Answer, Lease), Failure> {
    let resource = asked.operation.description.declared.resource;
    let document = html::posted(form, &asked.fields, resource, asked.id)?;
    let (input, document) = asked.document_input(Some(document))?;
    let done = careful(asked, view, form, &input).await;
    done.map_err(|failure| place::place(failure.error, &asked.fields, document))
}

async fn careful(
    asked: &Asked<'_>,
    view: &View<'_>,
    form: &Form,
    input: &Map<String, Value>,
) -> Result<(Answer, Lease), Failure> {
    let verb = asked.operation.description.declared.verb;
    if !verb.changes() {
        return Ok(asked.run(view.exchange, view.actor, input).await?);
    }
    let is_wanted = view.exchange.door.options().require_if_match && matches!(verb, Verb::Update | Verb::Delete);
    let mut careful = Careful {
        asked,
        view,
        input,
        read: None,
        if_match: IfMatch::of_form(form.get(VERSION), is_wanted)?,
        key: None,
    };
    match careful.perform().await? {
        (Done::Answered(answer), connection) => Ok((answer, connection)),
        (Done::Sent(_), _) => Err(Error::internal("a form has no key").into()),
    }
}

/// Leads the browser on, so that loading the page again does nothing twice.
async fn done(asked: &Asked<'_>, view: &View<'_>, connection: &Lease, answer: Answer, read: Read) -> HttpResponse {
    let declared = asked.operation.description.declared;
    let collection = format!("{BASE}/{}", declared.resource);
    let address = match (answer, read) {
        (Answer::Value(value), _) => {
            let document = crate::document::response::value(&value);
            let title = || view.voice.operation(asked.operation.description).into_owned();
            return format::tree(view, HttpResponse::Ok(), title, &document);
        }
        (Answer::Row(resource, key), read) => {
            let seen = answer::seen(view, connection, answer::back(&read, resource, key)).await;
            let seen = seen.inspect_err(|error| answer::log(view, error)).ok().flatten();
            let id = seen.and_then(|(found, _)| found.record()?.id().text());
            id.map_or(collection, |id| own_address(resource, &id))
        }
        (Answer::Nothing, _) => match (asked.id, declared.verb) {
            (Some(id), Verb::Update | Verb::Act(_)) => own_address(declared.resource, id),
            _ => collection,
        },
    };
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}
