//! Answers of operations.

use crate::document::response::{self, Frame};
use crate::document::{Chosen, own_address};
use crate::edge::RequestId;
use crate::errors;
use crate::format::html::View;
use crate::format::{self, Content};
use crate::parameters::Read;
use actix_web::http::header::LOCATION;
use actix_web::{HttpMessage as _, HttpResponse};
use diesel_async::AsyncPgConnection;
use openimis_core::declare::{Answer, Key, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::read::{Fieldset, Found, Query, Reader, Rows};
use openimis_core::registry::RegisteredOperation;

/// The answer to what is done already: whatever happens here, it must not look as if that had failed.
pub(super) async fn respond(
    view: &View<'_>,
    operation: &RegisteredOperation,
    connection: &AsyncPgConnection,
    answer: Answer,
    read: Option<&Read>,
) -> HttpResponse {
    let rendered = rendered(view, operation, connection, answer, read).await;
    rendered.unwrap_or_else(|error| {
        log(view, &error);
        HttpResponse::NoContent().finish()
    })
}

/// The answer.
///
/// # Errors
/// When the row cannot be read back.
pub(super) async fn rendered(
    view: &View<'_>,
    operation: &RegisteredOperation,
    connection: &AsyncPgConnection,
    answer: Answer,
    read: Option<&Read>,
) -> Result<HttpResponse, Error> {
    match (answer, read) {
        (Answer::Value(value), _) => {
            let title = || view.voice.operation(operation.description).into_owned();
            Ok(format::tree(view, HttpResponse::Ok(), title, &response::value(&value)))
        }
        (Answer::Row(resource, key), Some(read)) => row(view, operation, connection, (resource, key), read).await,
        (Answer::Nothing, _) | (Answer::Row(..), None) => Ok(HttpResponse::NoContent().finish()),
    }
}

/// The row as its maker may see it; he may have moved it out of his own sight, or never have been allowed to read it.
async fn row(
    view: &View<'_>,
    operation: &RegisteredOperation,
    connection: &AsyncPgConnection,
    (resource, key): (&'static str, Key),
    read: &Read,
) -> Result<HttpResponse, Error> {
    let creates = operation.description.declared.verb == Verb::Create;
    let (found, query) = match seen(view, connection, back(read, resource, key.clone())).await? {
        Some(seen) => seen,
        None if creates => named(view, connection, resource, key).await?,
        None => return Ok(HttpResponse::NoContent().finish()),
    };
    let record = found
        .record()
        .ok_or_else(|| Error::internal("what was made is not there"))?;
    let own = own_address(resource, &record.id().text().unwrap_or_default());
    let mut builder = if creates {
        HttpResponse::Created()
    } else {
        HttpResponse::Ok()
    };
    if creates {
        builder.insert_header((LOCATION, own.clone()));
    }
    let frame = Frame {
        chosen: Chosen::of(&query),
        compound: !query.include.is_empty(),
        own,
        ..Frame::default()
    };
    Ok(format::respond(view, builder, Content::Item(Some(record)), &frame))
}

/// What this query finds, with it; nothing where the actor may not read, or not this row.
///
/// # Errors
/// When the database fails.
pub(super) async fn seen<'v>(
    view: &View<'v>,
    connection: &AsyncPgConnection,
    query: Query,
) -> Result<Option<(Found<'v>, Query)>, Error> {
    match read_again(view, connection, &query).await {
        Ok(found) => Ok(found.record().is_some().then_some((found, query))),
        Err(Error::Refused(problems)) if is_forbidden(&problems) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The row with its name alone, for whoever made it and may not see it: the standard wants to be told what was made, and
/// a name shows nothing of what the right to read protects.
///
/// # Errors
/// When the database fails.
pub(super) async fn named<'v>(
    view: &View<'v>,
    connection: &AsyncPgConnection,
    resource: &'static str,
    key: Key,
) -> Result<(Found<'v>, Query), Error> {
    let nothing = Fieldset {
        of: resource.to_owned(),
        members: Vec::new(),
        parameter: String::new(),
    };
    let mut query = Query::of(resource).rows(Rows::Keys(vec![key]));
    query.fields = vec![nothing];
    query.unscoped = true;
    Ok((read_again(view, connection, &query).await?, query))
}

/// Whether this is all about who may read.
pub(super) fn is_forbidden(problems: &[Problem]) -> bool {
    problems.iter().all(|problem| matches!(problem.kind.status, 401 | 403))
}

/// The query that reads a row back.
pub(super) fn back(read: &Read, resource: &'static str, key: Key) -> Query {
    let mut query = read.query.clone();
    resource.clone_into(&mut query.resource);
    query.rows = Rows::Keys(vec![key]);
    query
}

/// Reads it.
///
/// # Errors
/// When the database fails, or the actor may not read.
async fn read_again<'v>(view: &View<'v>, connection: &AsyncPgConnection, query: &Query) -> Result<Found<'v>, Error> {
    let door = view.exchange.door;
    let reader = Reader::new(&door.platform().registry, view.actor).limits(door.options().limits);
    reader.read(connection, query).await
}

/// Logs why an answer could not be made.
pub(super) fn log(view: &View<'_>, error: &Error) {
    let extensions = view.exchange.request.extensions();
    errors::log_cause(error, extensions.get::<RequestId>().map_or("", RequestId::as_str));
}
