//! Whole collections as tables: CSV and XLSX.
//!
//! A collection is read by one statement, in portions (`source`), which are made into pieces of a body (`csv`, `xlsx`) no
//! faster than the client takes them (`pump`). So the server holds a few portions, however many rows there are, and all
//! rows are of one moment. Right, scope, filters and order are those of the collection.

mod cells;
mod csv;
mod pump;
mod source;
mod xlsx;

use super::Format;
use crate::dispatch::Exchange;
use crate::errors::{Failure, kinds};
use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, VARY};
use openimis_core::access::Actor;
use openimis_core::read::Query;
use source::Source;
use std::sync::Arc;

/// Seconds after which another table may be asked for.
const BUSY: u64 = 30;

/// A kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, separated by commas.
    Csv,
    /// A spreadsheet.
    Xlsx,
}

impl Kind {
    /// The table that this format is.
    pub(crate) const fn of(format: Format) -> Option<Self> {
        match format {
            Format::Csv => Some(Self::Csv),
            Format::Xlsx => Some(Self::Xlsx),
            Format::JsonApi | Format::Xml | Format::Html => None,
        }
    }
}

/// Answers with all rows of a query.
pub(crate) async fn respond(
    exchange: &Exchange<'_>,
    actor: &Actor,
    kind: Kind,
    query: Query,
) -> Result<HttpResponse, Failure> {
    Source::reader(exchange.door, actor).check(&query)?;
    let permit = Arc::clone(exchange.door.tables()).try_acquire_owned();
    let permit = permit.map_err(|_| Failure::from(kinds::TOO_MANY_TABLES.problem()).after(BUSY))?;
    let name = format!("attachment; filename=\"{}.{}\"", query.resource, exchange.format.name());
    let mut builder = HttpResponse::Ok();
    builder
        .content_type(exchange.format.content_type())
        .insert_header((VARY, "Accept"))
        .insert_header((CONTENT_DISPOSITION, name));
    if exchange.request.method() == actix_web::http::Method::HEAD {
        return Ok(builder.finish());
    }
    let lease = exchange.connections.lease().await?;
    let source = Source {
        door: exchange.door.clone(),
        actor: actor.clone(),
        query,
        cancel: exchange.connections.cancel(&lease),
        lease,
    };
    let body = pump::start(async move |out| {
        let _permit = permit;
        match kind {
            Kind::Csv => csv::write(source, out).await,
            Kind::Xlsx => xlsx::write(source, out).await,
        }
    });
    Ok(builder.streaming(body.await?))
}
