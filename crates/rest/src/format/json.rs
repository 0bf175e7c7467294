//! JSON:API documents, written straight from the bytes of rows.

use crate::document::{Arity, Part, Writer};
use openimis_core::read::Value;

/// What a document's head and a resource object usually take, in bytes.
const HEAD: usize = 1024;
const OBJECT: usize = 1536;

/// JSON text that grows.
#[derive(Debug, Default)]
pub struct JsonWriter {
    out: Vec<u8>,
}

impl JsonWriter {
    /// A comma, unless nothing stands before the next element.
    fn next(&mut self) {
        if !matches!(self.out.last(), Some(b'{' | b'[' | b':') | None) {
            self.out.push(b',');
        }
    }

    /// A member's name, which comes from a declaration and holds nothing to escape.
    fn name(&mut self, name: &str) {
        self.next();
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    fn object(&mut self, name: &str) {
        self.name(name);
        self.out.push(b'{');
    }

    #[expect(
        clippy::needless_bitwise_bool,
        reason = "no branch: the loop is then done for many bytes at once"
    )]
    fn text(&mut self, text: &str) {
        // looks at every byte without leaving early, which the processor does for many at once
        let special = text.bytes().fold(false, |found, byte| {
            found | (byte < b' ') | (byte == b'"') | (byte == b'\\')
        });
        if special {
            // writing a text to memory cannot fail
            let _ = serde_json::to_writer(&mut self.out, text);
        } else {
            self.out.push(b'"');
            self.out.extend_from_slice(text.as_bytes());
            self.out.push(b'"');
        }
    }

    fn identity(&mut self, kind: &str, id: &str) {
        self.next();
        self.out.push(b'{');
        self.name("type");
        self.text(kind);
        self.name("id");
        self.text(id);
    }
}

impl Writer for JsonWriter {
    fn expect(&mut self, objects: usize) {
        self.out.reserve(HEAD + objects * OBJECT);
    }

    #[inline]
    fn open(&mut self, part: Part<'_>) {
        match part {
            Part::Document => self.out.extend_from_slice(b"{\"jsonapi\":{\"version\":\"1.1\"}"),
            Part::Data(Arity::One) => self.name("data"),
            Part::Data(Arity::Many) => {
                self.name("data");
                self.out.push(b'[');
            }
            Part::Included => {
                self.name("included");
                self.out.push(b'[');
            }
            Part::Resource(kind, id) => self.identity(kind, id),
            Part::Attributes => self.object("attributes"),
            Part::Relationships => self.object("relationships"),
            Part::Relationship(name) => self.object(name),
            Part::Links => self.object("links"),
            Part::Meta => self.object("meta"),
        }
    }

    #[inline]
    fn close(&mut self, part: Part<'_>) {
        match part {
            Part::Data(Arity::One) => {}
            Part::Data(Arity::Many) | Part::Included => self.out.push(b']'),
            _ => self.out.push(b'}'),
        }
    }

    fn none(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    fn identifier(&mut self, kind: &str, id: &str, ended: bool) {
        self.identity(kind, id);
        if ended {
            self.out.extend_from_slice(b",\"meta\":{\"ended\":true}");
        }
        self.out.push(b'}');
    }

    #[inline]
    fn attribute(&mut self, name: &'static str, value: Value<'_>) {
        self.name(name);
        value.write_json(&mut self.out);
    }

    fn link(&mut self, name: &'static str, address: Option<&str>) {
        self.name(name);
        match address {
            Some(address) => self.text(address),
            None => self.none(),
        }
    }

    fn own_link(&mut self, name: &'static str, address: &[&str]) {
        self.name(name);
        self.out.push(b'"');
        for part in address {
            self.out.extend_from_slice(part.as_bytes());
        }
        self.out.push(b'"');
    }

    fn meta(&mut self, name: &'static str, value: Value<'_>) {
        self.attribute(name, value);
    }

    fn flag(&mut self, name: &'static str) {
        self.name(name);
        self.out.extend_from_slice(b"true");
    }

    fn count(&mut self, name: &'static str, count: u64) {
        self.name(name);
        self.out.extend_from_slice(count.to_string().as_bytes());
    }

    fn finish(self) -> Vec<u8> {
        self.out
    }
}
