//! Resource objects and resource identifier objects (JSON:API 1.1, "Resource Objects").

use super::Chosen;
use super::writer::{Arity, Part, Writer};
use crate::parameters::encode;
use openimis_core::read::{Record, ToMany, ToOne};
use openimis_core::registry::RegisteredResource;

/// Writes a resource object. Records of the same row that were reached on other ways may know more of its to-many
/// relationships. A row that has ended has no address any more, and so no links.
pub(super) fn object<'f>(out: &mut impl Writer, record: Record<'f>, others: &[Record<'f>], chosen: &Chosen) {
    let kind = name_of(record.resource());
    let id = record.id().text().unwrap_or_default();
    let address = (!record.ended()).then(|| own_address(kind, &id));
    let part = Part::Resource(kind, &id);
    out.open(part);
    attributes(out, record);
    relationships(out, record, others, chosen, address.as_deref());
    if let Some(address) = &address {
        out.open(Part::Links);
        out.own_link("self", &[address]);
        out.close(Part::Links);
    } else {
        out.open(Part::Meta);
        out.flag("ended");
        out.close(Part::Meta);
    }
    out.close(part);
}

/// Writes an earlier version of a row, or its present one. Its type is not the resource's: a document holds each
/// type and id once.
pub(super) fn version(out: &mut impl Writer, record: Record<'_>) {
    let kind = format!("{}-history", name_of(record.resource()));
    let version = record.version();
    let from = version
        .as_ref()
        .and_then(|version| version.from.text())
        .unwrap_or_default();
    let id = format!("{}@{from}", record.key().text().unwrap_or_default());
    let part = Part::Resource(&kind, &id);
    out.open(part);
    attributes(out, record);
    out.open(Part::Meta);
    if let Some(version) = version {
        let members = [
            ("from", Some(version.from)),
            ("to", version.to),
            ("by", version.by),
            ("change", version.change),
        ];
        for (name, value) in members {
            if let Some(value) = value {
                out.meta(name, value);
            }
        }
    }
    out.close(Part::Meta);
    out.close(part);
}

/// Writes the resource identifier object of a row.
pub(super) fn identifier(out: &mut impl Writer, record: Record<'_>) {
    let id = record.id().text().unwrap_or_default();
    out.identifier(name_of(record.resource()), &id, record.ended());
}

/// The address of a row.
pub(crate) fn own_address(kind: &str, id: &str) -> String {
    [crate::BASE, "/", kind, "/", &encode(id)].concat()
}

fn attributes(out: &mut impl Writer, record: Record<'_>) {
    out.open(Part::Attributes);
    for (field, value) in record.fields() {
        out.attribute(field.name, value);
    }
    out.close(Part::Attributes);
}

fn relationships<'f>(
    out: &mut impl Writer,
    record: Record<'f>,
    others: &[Record<'f>],
    chosen: &Chosen,
    address: Option<&str>,
) {
    let kind = name_of(record.resource());
    let shown = |name: &str| chosen.shows(kind, name);
    let mut to_one = record
        .to_one()
        .filter(|found| shown(found.relationship().name))
        .peekable();
    // a relationship object says something: where it leads, or what is there
    let mut to_many = record
        .to_many()
        .filter(|found| shown(found.relationship().name))
        .map(|found| (found.relationship().name, known(found, others)))
        .filter(|(_, known)| address.is_some() || known.is_some())
        .peekable();
    if to_one.peek().is_none() && to_many.peek().is_none() {
        return;
    }
    out.open(Part::Relationships);
    for to_one in to_one {
        let part = Part::Relationship(to_one.relationship().name);
        out.open(part);
        addresses(out, to_one.relationship().name, address);
        linkage(out, &to_one);
        out.close(part);
    }
    for (name, known) in to_many {
        let part = Part::Relationship(name);
        out.open(part);
        addresses(out, name, address);
        if let Some(known) = known {
            list(out, known);
        }
        out.close(part);
    }
    out.close(Part::Relationships);
}

/// The relationship in the record that included its rows.
fn known<'f>(to_many: ToMany<'f>, others: &[Record<'f>]) -> Option<ToMany<'f>> {
    let name = to_many.relationship().name;
    let elsewhere = others.iter().flat_map(Record::to_many);
    std::iter::once(to_many)
        .chain(elsewhere)
        .find(|candidate| candidate.relationship().name == name && candidate.records().is_some())
}

fn addresses(out: &mut impl Writer, name: &str, address: Option<&str>) {
    let Some(address) = address else { return };
    out.open(Part::Links);
    out.own_link("self", &[address, "/relationships/", name]);
    out.own_link("related", &[address, "/", name]);
    out.close(Part::Links);
}

fn linkage(out: &mut impl Writer, to_one: &ToOne<'_>) {
    out.open(Part::Data(Arity::One));
    match to_one.id() {
        Some(id) => out.identifier(
            name_of(to_one.resource()),
            &id.text().unwrap_or_default(),
            to_one.ended(),
        ),
        None => out.none(),
    }
    out.close(Part::Data(Arity::One));
}

fn list(out: &mut impl Writer, to_many: ToMany<'_>) {
    out.open(Part::Data(Arity::Many));
    for record in to_many.records().into_iter().flatten() {
        identifier(out, record);
    }
    out.close(Part::Data(Arity::Many));
}

const fn name_of(resource: &RegisteredResource) -> &'static str {
    resource.description.name
}
