//! Documents that answer (JSON:API 1.1, "Top Level").

use super::included::Rows;
use super::text::{self, Comma};
use super::{Chosen, resource};
use openimis_core::read::{Found, Record};
use serde_json::Value;

/// Bytes that a row usually needs, and what stands around the rows.
const ROOM: usize = 1024;

const START: &[u8] = b"{\"jsonapi\":{\"version\":\"1.1\"},\"data\":";

/// What stands around the data of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// Whether the client asked for included rows: the member is then there, even if it is empty.
    pub compound: bool,
    /// Of the document itself.
    pub own: String,
    /// Which members are shown.
    pub chosen: Chosen,
    /// Of what a relationship leads to.
    pub related: Option<String>,
    /// Of the pages around it, if it is one.
    pub pages: Option<PageAddresses>,
}

/// The addresses of the pages around a page; no address: there is no such page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageAddresses {
    /// The first one.
    pub first: String,
    /// The last one.
    pub last: Option<String>,
    /// The one before.
    pub previous: Option<String>,
    /// The one after.
    pub next: Option<String>,
}

/// A page of resource objects.
#[must_use]
pub fn collection(found: &Found<'_>, frame: &Frame) -> Vec<u8> {
    if !frame.compound {
        return list(found, frame, |out, record| {
            resource::object(out, record, &[], &frame.chosen);
        });
    }
    let rows = Rows::of(found.records());
    let count = found.records().len();
    let mut out = start(rows.iter().len());
    out.push(b'[');
    let mut comma = Comma::default();
    for records in rows.iter().take(count) {
        comma.next(&mut out);
        object(&mut out, records, &frame.chosen);
    }
    out.push(b']');
    included(&mut out, &rows, count, &frame.chosen);
    finish(&mut out, frame, found.total);
    out
}

/// One resource object, or `null`.
#[must_use]
pub fn item(record: Option<Record<'_>>, frame: &Frame) -> Vec<u8> {
    let rows = Rows::of(record.into_iter());
    let mut out = start(rows.iter().len());
    match rows.iter().next() {
        Some(records) => object(&mut out, records, &frame.chosen),
        None => out.extend_from_slice(b"null"),
    }
    if frame.compound {
        included(&mut out, &rows, usize::from(record.is_some()), &frame.chosen);
    }
    finish(&mut out, frame, None);
    out
}

/// A page of versions of one row.
#[must_use]
pub fn history(found: &Found<'_>, frame: &Frame) -> Vec<u8> {
    list(found, frame, resource::version)
}

/// A page of resource identifier objects.
#[must_use]
pub fn identifiers(found: &Found<'_>, frame: &Frame) -> Vec<u8> {
    list(found, frame, identifier)
}

/// One resource identifier object, or `null`.
#[must_use]
pub fn one_identifier(record: Option<Record<'_>>, frame: &Frame) -> Vec<u8> {
    let mut out = start(1);
    match record {
        Some(record) => identifier(&mut out, record),
        None => out.extend_from_slice(b"null"),
    }
    finish(&mut out, frame, None);
    out
}

/// What an operation answers that is no row: a document without data.
#[must_use]
pub fn value(value: &Value) -> Vec<u8> {
    serde_json::json!({ "jsonapi": { "version": "1.1" }, "meta": { "result": value } })
        .to_string()
        .into_bytes()
}

/// The beginning of a document, with room for so many rows.
fn start(rows: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity((rows + 1) * ROOM);
    out.extend_from_slice(START);
    out
}

fn list(found: &Found<'_>, frame: &Frame, write: impl Fn(&mut Vec<u8>, Record<'_>)) -> Vec<u8> {
    let mut out = start(found.records().len());
    out.push(b'[');
    let mut comma = Comma::default();
    for record in found.records() {
        comma.next(&mut out);
        write(&mut out, record);
    }
    out.push(b']');
    finish(&mut out, frame, found.total);
    out
}

fn identifier(out: &mut Vec<u8>, record: Record<'_>) {
    resource::identifier(out, record.resource().description.name, record.id(), record.ended());
}

fn object(out: &mut Vec<u8>, records: &[Record<'_>], chosen: &Chosen) {
    if let Some((first, others)) = records.split_first() {
        resource::object(out, *first, others, chosen);
    }
}

/// Appends the rows that were not asked for themselves.
fn included(out: &mut Vec<u8>, rows: &Rows<'_>, primary: usize, chosen: &Chosen) {
    out.extend_from_slice(b",\"included\":[");
    let mut comma = Comma::default();
    for records in rows.iter().skip(primary) {
        comma.next(out);
        object(out, records, chosen);
    }
    out.push(b']');
}

fn finish(out: &mut Vec<u8>, frame: &Frame, total: Option<u64>) {
    out.extend_from_slice(b",\"links\":{\"self\":");
    text::string(out, &frame.own);
    if let Some(related) = &frame.related {
        out.extend_from_slice(b",\"related\":");
        text::string(out, related);
    }
    if let Some(pages) = &frame.pages {
        let members = [
            ("first", Some(&pages.first)),
            ("last", pages.last.as_ref()),
            ("prev", pages.previous.as_ref()),
            ("next", pages.next.as_ref()),
        ];
        for (name, address) in members {
            out.push(b',');
            text::name(out, name);
            match address {
                Some(address) => text::string(out, address),
                None => out.extend_from_slice(b"null"),
            }
        }
    }
    out.push(b'}');
    if let Some(total) = total {
        out.extend_from_slice(format!(",\"meta\":{{\"total\":{total}}}").as_bytes());
    }
    out.push(b'}');
}
