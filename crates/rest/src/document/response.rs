//! Documents that answer (JSON:API 1.1, "Top Level").

use super::included::Rows;
use super::writer::{Arity, Part, Writer};
use super::{Chosen, resource};
use openimis_core::read::{Found, Record};
use serde_json::{Value, json};

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
pub fn collection<W: Writer>(found: &Found<'_>, frame: &Frame) -> Vec<u8> {
    if !frame.compound {
        return list(found, frame, |out: &mut W, record| {
            resource::object(out, record, &[], &frame.chosen);
        });
    }
    let rows = Rows::of(found.records());
    let count = found.records().len();
    let mut out = start::<W>(Arity::Many, rows.iter().len());
    for records in rows.iter().take(count) {
        object(&mut out, records, &frame.chosen);
    }
    out.close(Part::Data(Arity::Many));
    included(&mut out, &rows, count, &frame.chosen);
    finish(out, frame, Some(found))
}

/// One resource object, or none.
#[must_use]
pub fn item<W: Writer>(record: Option<Record<'_>>, frame: &Frame) -> Vec<u8> {
    let rows = Rows::of(record.into_iter());
    let mut out = start::<W>(Arity::One, rows.iter().len());
    match rows.iter().next() {
        Some(records) => object(&mut out, records, &frame.chosen),
        None => out.none(),
    }
    out.close(Part::Data(Arity::One));
    if frame.compound {
        included(&mut out, &rows, usize::from(record.is_some()), &frame.chosen);
    }
    finish(out, frame, None)
}

/// A page of versions of one row.
#[must_use]
pub fn history<W: Writer>(found: &Found<'_>, frame: &Frame) -> Vec<u8> {
    list::<W>(found, frame, resource::version)
}

/// A page of resource identifier objects.
#[must_use]
pub fn identifiers<W: Writer>(found: &Found<'_>, frame: &Frame) -> Vec<u8> {
    list::<W>(found, frame, resource::identifier)
}

/// One resource identifier object, or none.
#[must_use]
pub fn one_identifier<W: Writer>(record: Option<Record<'_>>, frame: &Frame) -> Vec<u8> {
    let mut out = start::<W>(Arity::One, 1);
    match record {
        Some(record) => resource::identifier(&mut out, record),
        None => out.none(),
    }
    out.close(Part::Data(Arity::One));
    finish(out, frame, None)
}

/// What an operation answers that is no row: a document without data.
#[must_use]
pub fn value(value: &Value) -> Value {
    json!({ "jsonapi": { "version": "1.1" }, "meta": { "result": value } })
}

fn start<W: Writer>(arity: Arity, objects: usize) -> W {
    let mut out = W::default();
    out.expect(objects);
    out.open(Part::Document);
    out.open(Part::Data(arity));
    out
}

fn list<W: Writer>(found: &Found<'_>, frame: &Frame, write: impl Fn(&mut W, Record<'_>)) -> Vec<u8> {
    let mut out = start(Arity::Many, found.records().len());
    for record in found.records() {
        write(&mut out, record);
    }
    out.close(Part::Data(Arity::Many));
    finish(out, frame, Some(found))
}

fn object(out: &mut impl Writer, records: &[Record<'_>], chosen: &Chosen) {
    if let Some((first, others)) = records.split_first() {
        resource::object(out, *first, others, chosen);
    }
}

/// Writes the rows that were not asked for themselves.
fn included(out: &mut impl Writer, rows: &Rows<'_>, primary: usize, chosen: &Chosen) {
    out.open(Part::Included);
    for records in rows.iter().skip(primary) {
        object(out, records, chosen);
    }
    out.close(Part::Included);
}

fn finish(mut out: impl Writer, frame: &Frame, page: Option<&Found<'_>>) -> Vec<u8> {
    out.open(Part::Links);
    out.link("self", Some(&frame.own));
    if let Some(related) = &frame.related {
        out.link("related", Some(related));
    }
    if let Some(pages) = &frame.pages {
        out.link("first", Some(&pages.first));
        out.link("last", pages.last.as_deref());
        out.link("prev", pages.previous.as_deref());
        out.link("next", pages.next.as_deref());
    }
    out.close(Part::Links);
    if let Some(page) = page
        && let Some(total) = page.total
    {
        out.open(Part::Meta);
        out.count("total", total);
        if page.total_is_estimate {
            out.flag("totalIsEstimate");
        }
        out.close(Part::Meta);
    }
    out.close(Part::Document);
    out.finish()
}
