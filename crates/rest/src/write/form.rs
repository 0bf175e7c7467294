//! Operations by the forms of pages: done, the browser is led to what came of it; refused, it gets the form again.

use super::{Asked, answer, place};
use crate::BASE;
use crate::document::own_address;
use crate::errors::{self, Failure};
use crate::format::html::form::Form;
use crate::format::html::{self, View};
use crate::format::{self, Format};
use crate::parameters::Read;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use openimis_core::database::Lease;
use openimis_core::declare::{Answer, Verb};
use openimis_core::error::kinds;
use openimis_core::read::Found;

pub(super) async fn run(
    asked: &Asked<'_>,
    view: &View<'_>,
    form: &Form,
    read: Option<Read>,
) -> Result<HttpResponse, Failure> {
    // a form is somebody's who logged in, even where a program may do the same without
    if view.actor.user().is_none() {
        return Err(kinds::UNAUTHENTICATED.problem().into());
    }
    match perform(asked, view, form).await {
        Ok((answer, connection)) => Ok(done(asked, view, &connection, answer, read).await),
        Err(failure) => {
            let status = errors::status(&failure.error);
            if view.exchange.format != Format::Html || !matches!(status, 400 | 409 | 422) {
                return Err(failure);
            }
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
    let ran = asked.run(view.exchange, view.actor, &input).await;
    ran.map_err(|error| place::place(error, &asked.fields, document))
}

/// Leads the browser on, so that loading the page again does nothing twice.
async fn done(
    asked: &Asked<'_>,
    view: &View<'_>,
    connection: &Lease,
    answer: Answer,
    read: Option<Read>,
) -> HttpResponse {
    let declared = asked.operation.description.declared;
    let collection = format!("{BASE}/{}", declared.resource);
    let address = match (answer, read) {
        (Answer::Value(value), _) => {
            let document = crate::document::response::value(&value);
            let title = || view.voice.operation(asked.operation.description).into_owned();
            return format::tree(view, HttpResponse::Ok(), title, &document);
        }
        (Answer::Row(resource, key), Some(read)) => {
            let query = answer::back(&read, resource, key);
            let found = answer::read_again(view, connection, &query).await;
            let found = found.inspect_err(|error| answer::log(view, error)).ok();
            let id = found
                .as_ref()
                .and_then(Found::record)
                .and_then(|record| record.id().text());
            id.map_or(collection, |id| own_address(resource, &id))
        }
        (Answer::Nothing | Answer::Row(..), _) => match (asked.id, declared.verb) {
            (Some(id), Verb::Update | Verb::Act(_)) => own_address(declared.resource, id),
            _ => collection,
        },
    };
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}
