//! Resource objects and resource identifier objects (JSON:API 1.1, "Resource Objects").

use super::Chosen;
use super::text::{self, Comma};
use crate::parameters::encode;
use openimis_core::read::{Record, ToMany, ToOne, Value};
use openimis_core::registry::RegisteredResource;

/// Appends a resource object. Records of the same row that were reached on other ways may know more of its to-many
/// relationships.
pub(super) fn object<'f>(out: &mut Vec<u8>, record: Record<'f>, others: &[Record<'f>], chosen: &Chosen) {
    let kind = record.resource().description.name;
    let id = record.id().text().unwrap_or_default();
    let address = own_address(kind, &id);
    out.extend_from_slice(b"{");
    identity(out, kind, &id);
    attributes(out, record);
    relationships(out, record, others, chosen, &address);
    out.extend_from_slice(b",\"links\":{\"self\":");
    text::plain(out, &[&address]);
    out.push(b'}');
    if record.ended() {
        out.extend_from_slice(b",\"meta\":{\"ended\":true}");
    }
    out.push(b'}');
}

/// Appends an earlier version of a row, or its present one. Its type is not the resource's: a document holds each
/// type and id once.
pub(super) fn version(out: &mut Vec<u8>, record: Record<'_>) {
    let kind = format!("{}-history", record.resource().description.name);
    let version = record.version();
    let from = version
        .as_ref()
        .and_then(|version| version.from.text())
        .unwrap_or_default();
    let id = format!("{}@{from}", record.key().text().unwrap_or_default());
    out.push(b'{');
    identity(out, &kind, &id);
    attributes(out, record);
    out.extend_from_slice(b",\"meta\":{");
    let mut comma = Comma::default();
    if let Some(version) = version {
        let members = [
            ("from", Some(version.from)),
            ("to", version.to),
            ("by", version.by),
            ("change", version.change),
        ];
        for (name, value) in members {
            if let Some(value) = value {
                comma.next(out);
                text::name(out, name);
                value.write_json(out);
            }
        }
    }
    out.extend_from_slice(b"}}");
}

/// Appends a resource identifier object.
pub(super) fn identifier(out: &mut Vec<u8>, kind: &str, id: Value<'_>, ended: bool) {
    out.push(b'{');
    identity(out, kind, &id.text().unwrap_or_default());
    if ended {
        out.extend_from_slice(b",\"meta\":{\"ended\":true}");
    }
    out.push(b'}');
}

/// The address of a row; nothing in it is escaped in JSON.
pub(super) fn own_address(kind: &str, id: &str) -> String {
    [crate::BASE, "/", kind, "/", &encode(id)].concat()
}

fn identity(out: &mut Vec<u8>, kind: &str, id: &str) {
    text::name(out, "type");
    text::string(out, kind);
    out.push(b',');
    text::name(out, "id");
    text::string(out, id);
}

fn attributes(out: &mut Vec<u8>, record: Record<'_>) {
    let mut comma = Comma::default();
    out.extend_from_slice(b",\"attributes\":{");
    for (field, value) in record.fields() {
        comma.next(out);
        text::name(out, field.name);
        value.write_json(out);
    }
    out.push(b'}');
}

fn relationships<'f>(out: &mut Vec<u8>, record: Record<'f>, others: &[Record<'f>], chosen: &Chosen, address: &str) {
    let resource = record.resource();
    if resource.relationships.is_empty() {
        return;
    }
    let kind = name_of(resource);
    let shown = |name: &str| chosen.shows(kind, name);
    let mut comma = Comma::default();
    let start = out.len();
    out.extend_from_slice(b",\"relationships\":{");
    let empty = out.len();
    for to_one in record.to_one().filter(|found| shown(found.relationship().name)) {
        comma.next(out);
        open(out, to_one.relationship().name, address);
        out.extend_from_slice(b",\"data\":");
        linkage(out, &to_one);
        out.push(b'}');
    }
    for to_many in record.to_many().filter(|found| shown(found.relationship().name)) {
        comma.next(out);
        let name = to_many.relationship().name;
        open(out, name, address);
        if let Some(known) = known(to_many, others) {
            out.extend_from_slice(b",\"data\":");
            list(out, known);
        }
        out.push(b'}');
    }
    if out.len() == empty {
        out.truncate(start);
    } else {
        out.push(b'}');
    }
}

/// The relationship in the record that included its rows.
fn known<'f>(to_many: ToMany<'f>, others: &[Record<'f>]) -> Option<ToMany<'f>> {
    let name = to_many.relationship().name;
    let elsewhere = others.iter().flat_map(Record::to_many);
    std::iter::once(to_many)
        .chain(elsewhere)
        .find(|candidate| candidate.relationship().name == name && candidate.records().is_some())
}

fn open(out: &mut Vec<u8>, name: &str, address: &str) {
    text::name(out, name);
    out.extend_from_slice(b"{\"links\":{\"self\":");
    text::plain(out, &[address, "/relationships/", name]);
    out.extend_from_slice(b",\"related\":");
    text::plain(out, &[address, "/", name]);
    out.push(b'}');
}

fn linkage(out: &mut Vec<u8>, to_one: &ToOne<'_>) {
    match to_one.id() {
        Some(id) => identifier(out, name_of(to_one.resource()), id, to_one.ended()),
        None => out.extend_from_slice(b"null"),
    }
}

fn list(out: &mut Vec<u8>, to_many: ToMany<'_>) {
    out.push(b'[');
    let mut comma = Comma::default();
    for record in to_many.records().into_iter().flatten() {
        comma.next(out);
        identifier(out, name_of(record.resource()), record.id(), record.ended());
    }
    out.push(b']');
}

const fn name_of(resource: &RegisteredResource) -> &'static str {
    resource.description.name
}
