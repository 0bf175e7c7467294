//! Whole collections as tables: CSV and XLSX.
//!
//! A collection is read in portions on one connection, each portion beginning after the last row of the one before, so
//! that neither server nor database holds more than a portion, however many rows there are. Right, scope, filters and
//! order are those of the collection. Rows that change while a table is written may be in it as they were or as they
//! are: it is no snapshot.

mod cells;
mod csv;
mod portions;
mod pump;
mod xlsx;

use super::Format;
use crate::dispatch::Exchange;
use crate::errors::{Failure, kinds};
use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, VARY};
use openimis_core::access::Actor;
use openimis_core::error::Error;
use openimis_core::read::Query;
use portions::Portions;
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
    let permit = Arc::clone(exchange.door.tables()).try_acquire_owned();
    let permit = permit.map_err(|_| Failure::from(kinds::TOO_MANY_TABLES.problem()).after(BUSY))?;
    let name = format!("attachment; filename=\"{}.{}\"", query.resource, exchange.format.name());
    let lease = exchange.connections.lease().await?;
    let portions = Portions::new(exchange.door, actor, lease, query);
    let mut builder = HttpResponse::Ok();
    builder
        .content_type(exchange.format.content_type())
        .insert_header((VARY, "Accept"))
        .insert_header((CONTENT_DISPOSITION, name));
    if exchange.request.method() == actix_web::http::Method::HEAD {
        return Ok(builder.finish());
    }
    let answered = match kind {
        Kind::Csv => csv::stream(portions, permit).await,
        Kind::Xlsx => xlsx::stream(portions, permit).await,
    };
    let body = answered.map_err(|error: Error| Failure::from(error))?;
    Ok(builder.streaming(body))
}
