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
use openimis_core::database::Lease;
use openimis_core::declare::{Answer, Key, Verb};
use openimis_core::read::{Found, Query, Reader, Rows};
use openimis_core::registry::RegisteredOperation;

/// The answer. Whatever happens here, the operation is done and must not look as if it had failed.
pub(super) async fn respond(
    view: &View<'_>,
    operation: &RegisteredOperation,
    connection: &Lease,
    answer: Answer,
    read: Option<Read>,
) -> HttpResponse {
    match answer {
        Answer::Nothing => HttpResponse::NoContent().finish(),
        Answer::Value(value) => {
            let title = operation.description.declared.doc;
            format::tree(view, HttpResponse::Ok(), title, &response::value(&value))
        }
        Answer::Row(resource, key) => match read {
            Some(read) => row(view, operation, connection, (resource, key), read).await,
            None => HttpResponse::NoContent().finish(),
        },
    }
}

/// The row as its maker may see it; he may have moved it out of his own sight.
async fn row(
    view: &View<'_>,
    operation: &RegisteredOperation,
    connection: &Lease,
    (resource, key): (&'static str, Key),
    read: Read,
) -> HttpResponse {
    let query = back(read, resource, key);
    let compound = !query.include.is_empty();
    let found = read_back(view, connection, &query).await;
    let Some(record) = found.as_ref().and_then(Found::record) else {
        return HttpResponse::NoContent().finish();
    };
    let own = own_address(resource, &record.id().text().unwrap_or_default());
    let mut builder = if operation.description.declared.verb == Verb::Create {
        HttpResponse::Created()
    } else {
        HttpResponse::Ok()
    };
    if operation.description.declared.verb == Verb::Create {
        builder.insert_header((LOCATION, own.clone()));
    }
    let frame = Frame {
        chosen: Chosen::of(&query),
        compound,
        own,
        ..Frame::default()
    };
    format::respond(view, builder, Content::Item(Some(record)), &frame)
}

/// The query that reads a row back.
pub(super) fn back(read: Read, resource: &'static str, key: Key) -> Query {
    let mut query = read.query;
    resource.clone_into(&mut query.resource);
    query.rows = Rows::Keys(vec![key]);
    query
}

/// Reads it; nothing where that fails, which is logged.
pub(super) async fn read_back<'v>(view: &View<'v>, connection: &Lease, query: &Query) -> Option<Found<'v>> {
    let exchange = view.exchange;
    let reader = Reader::new(&exchange.door.platform().registry, view.actor).limits(exchange.door.options().limits);
    let found = reader.read(connection, query).await;
    found
        .inspect_err(|error| {
            let extensions = exchange.request.extensions();
            errors::log_cause(error, extensions.get::<RequestId>().map_or("", RequestId::as_str));
        })
        .ok()
}
