//! What the read engine found, as XML.

use super::markup::Markup;
use super::value::{self, IS};
use super::{NAMESPACE, ROOT, tree};
use crate::document::{Arity, Part, Writer};
use openimis_core::declare::Kind;
use openimis_core::read::Value;

/// What a resource object usually takes, in bytes.
const OBJECT: usize = 2048;

/// A document that grows.
#[derive(Debug, Default)]
pub struct XmlWriter {
    out: Markup,
}

impl XmlWriter {
    fn value(&mut self, element: &str, name: &str, value: Value<'_>) {
        let attributes = |is| [("name", name), (IS, is)];
        let Some(text) = value.text() else {
            return self.out.leaf(element, &attributes("null"), "");
        };
        match value.kind() {
            Kind::SmallInteger | Kind::Integer | Kind::BigInteger => {
                self.out.leaf(element, &attributes("number"), &text);
            }
            Kind::Boolean => self.out.leaf(element, &attributes("boolean"), &text),
            Kind::Json => {
                let tree = serde_json::from_str(&text).unwrap_or(serde_json::Value::String(text));
                value::write(&mut self.out, element, Some(name), &tree);
            }
            Kind::Text | Kind::Decimal | Kind::Date | Kind::Instant | Kind::LocalDateTime | Kind::Uuid => {
                self.out.leaf(element, &[("name", name)], &text);
            }
        }
    }
}

const fn element(part: Part<'_>) -> &'static str {
    match part {
        Part::Document => ROOT,
        Part::Data(_) => "data",
        Part::Included => "included",
        Part::Resource(..) => "resource",
        Part::Attributes => "attributes",
        Part::Relationships => "relationships",
        Part::Relationship(_) => "relationship",
        Part::Links => "links",
        Part::Meta => "meta",
    }
}

impl Writer for XmlWriter {
    fn expect(&mut self, objects: usize) {
        self.out.expect(objects * OBJECT);
    }

    fn open(&mut self, part: Part<'_>) {
        let name = element(part);
        match part {
            Part::Document => self.out.open(name, &[("xmlns", NAMESPACE), ("version", "1.1")]),
            Part::Data(Arity::Many) => self.out.open(name, &[("many", "true")]),
            Part::Resource(kind, id) => self.out.open(name, &[("type", kind), ("id", id)]),
            Part::Relationship(own) => self.out.open(name, &[("name", own)]),
            _ => self.out.open(name, &[]),
        }
    }

    fn close(&mut self, part: Part<'_>) {
        self.out.close(element(part));
    }

    fn none(&mut self) {}

    fn identifier(&mut self, kind: &str, id: &str, ended: bool) {
        let attributes = [("type", kind), ("id", id)];
        if !ended {
            return self.out.leaf("identifier", &attributes, "");
        }
        self.out.open("identifier", &attributes);
        self.open(Part::Meta);
        self.flag("ended");
        self.close(Part::Meta);
        self.out.close("identifier");
    }

    fn attribute(&mut self, name: &'static str, value: Value<'_>) {
        self.value("attribute", name, value);
    }

    fn link(&mut self, name: &'static str, address: Option<&str>) {
        tree::link(&mut self.out, name, address);
    }

    fn meta(&mut self, name: &'static str, value: Value<'_>) {
        self.value("member", name, value);
    }

    fn flag(&mut self, name: &'static str) {
        self.out.leaf("member", &[("name", name), (IS, "boolean")], "true");
    }

    fn count(&mut self, name: &'static str, count: u64) {
        self.out
            .leaf("member", &[("name", name), (IS, "number")], &count.to_string());
    }

    fn finish(self) -> Vec<u8> {
        self.out.finish()
    }
}
