//! Answers in the format that was asked for.

use super::html::{self, View};
use super::{Format, JsonWriter, xml};
use crate::document::Writer;
use crate::document::response::{self, Frame};
use actix_web::http::header::VARY;
use actix_web::{HttpResponse, HttpResponseBuilder};
use openimis_core::read::{Found, Record};
use serde_json::Value;

/// What an address answers with.
#[derive(Clone, Copy)]
pub(crate) enum Content<'a> {
    /// A page of rows.
    Collection(&'a Found<'a>),
    /// A row.
    Item(Option<Record<'a>>),
    /// A page of versions of a row.
    History(&'a Found<'a>),
    /// A page of the ids of rows.
    Identifiers(&'a Found<'a>),
    /// The id of a row.
    Identifier(Option<Record<'a>>),
}

/// Answers with what was found.
pub(crate) fn respond(
    view: &View<'_>,
    builder: HttpResponseBuilder,
    content: Content<'_>,
    frame: &Frame,
) -> HttpResponse {
    let mut response = match view.exchange.format {
        Format::Html => html::respond(builder, view.voice, html::content(view, content, frame)),
        Format::Xml => bytes(builder, Format::Xml, document::<xml::XmlWriter>(content, frame)),
        // tables are written elsewhere: they are no documents
        Format::JsonApi | Format::Csv | Format::Xlsx => {
            bytes(builder, Format::JsonApi, document::<JsonWriter>(content, frame))
        }
    };
    if let Content::Item(Some(record)) = content
        && let Some(version) = record.row_version()
    {
        // for its tag
        response.extensions_mut().insert(version);
    }
    response
}

/// Answers with a document that is a tree already.
pub(crate) fn tree(
    view: &View<'_>,
    builder: HttpResponseBuilder,
    title: impl FnOnce() -> String,
    document: &Value,
) -> HttpResponse {
    match view.exchange.format {
        Format::Html => html::respond(builder, view.voice, html::tree(view, &title(), document)),
        Format::Xml => bytes(builder, Format::Xml, xml::write(document)),
        Format::JsonApi | Format::Csv | Format::Xlsx => {
            bytes(builder, Format::JsonApi, document.to_string().into_bytes())
        }
    }
}

fn document<W: Writer>(content: Content<'_>, frame: &Frame) -> Vec<u8> {
    match content {
        Content::Collection(found) => response::collection::<W>(found, frame),
        Content::Item(record) => response::item::<W>(record, frame),
        Content::History(found) => response::history::<W>(found, frame),
        Content::Identifiers(found) => response::identifiers::<W>(found, frame),
        Content::Identifier(record) => response::one_identifier::<W>(record, frame),
    }
}

fn bytes(mut builder: HttpResponseBuilder, format: Format, body: Vec<u8>) -> HttpResponse {
    builder
        .content_type(format.content_type())
        .insert_header((VARY, "Accept"))
        .body(body)
}
