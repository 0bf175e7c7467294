//! Answers of operations.

use crate::BASE;
use crate::dispatch::Exchange;
use crate::document::Chosen;
use crate::document::response::{self, Frame};
use crate::edge::RequestId;
use crate::errors;
use crate::parameters::{Read, encode};
use crate::read::document;
use crate::seam::Lease;
use actix_web::http::header::LOCATION;
use actix_web::{HttpMessage as _, HttpResponse};
use openimis_core::access::Actor;
use openimis_core::declare::{Answer, Key, Verb};
use openimis_core::read::{Reader, Rows};
use openimis_core::registry::RegisteredOperation;

/// The answer. Whatever happens here, the operation is done and must not look as if it had failed.
pub(super) async fn respond(
    exchange: &Exchange<'_>,
    actor: &Actor,
    operation: &RegisteredOperation,
    connection: &Lease,
    answer: Answer,
    read: Option<Read>,
) -> HttpResponse {
    match answer {
        Answer::Nothing => HttpResponse::NoContent().finish(),
        Answer::Value(value) => document(HttpResponse::Ok(), response::value(&value)),
        Answer::Row(resource, key) => match read {
            Some(read) => row(exchange, actor, operation, connection, (resource, key), read).await,
            None => HttpResponse::NoContent().finish(),
        },
    }
}

/// The row as its maker may see it; he may have moved it out of his own sight.
async fn row(
    exchange: &Exchange<'_>,
    actor: &Actor,
    operation: &RegisteredOperation,
    connection: &Lease,
    (resource, key): (&'static str, Key),
    read: Read,
) -> HttpResponse {
    let mut query = read.query;
    resource.clone_into(&mut query.resource);
    query.rows = Rows::Keys(vec![key]);
    let compound = !query.include.is_empty();
    let reader = Reader::new(&exchange.door.platform().registry, actor).limits(exchange.door.options().limits);
    let found = match reader.read(connection, &query).await {
        Ok(found) => found,
        Err(error) => {
            let extensions = exchange.request.extensions();
            errors::log_cause(&error, extensions.get::<RequestId>().map_or("", RequestId::as_str));
            return HttpResponse::NoContent().finish();
        }
    };
    let Some(record) = found.record() else {
        return HttpResponse::NoContent().finish();
    };
    let own = format!("{BASE}/{resource}/{}", encode(&record.id().text().unwrap_or_default()));
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
    document(builder, response::item(Some(record), &frame))
}
