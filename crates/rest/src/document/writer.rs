//! What a document is made of, whatever the format it is written in.
//!
//! `response` and `resource` walk what the read engine found and name each part to a writer, which appends it to bytes
//! at once. The walk is compiled for each writer, so that a value costs no dispatch and no tree is built.

use openimis_core::read::Value;

/// A part of a document that holds others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The whole.
    Document,
    /// What was asked for, or what a relationship leads to.
    Data(Arity),
    /// What came along.
    Included,
    /// A resource object: type and id.
    Resource(&'a str, &'a str),
    /// Its attributes.
    Attributes,
    /// Its relationships.
    Relationships,
    /// One of them, by name.
    Relationship(&'a str),
    /// Addresses.
    Links,
    /// What is outside the standard.
    Meta,
}

/// How many objects a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// One or none.
    One,
    /// A list.
    Many,
}

/// Writes the parts of a document in their order. Each part that is opened is closed with the same value.
pub trait Writer: Default {
    /// Makes room for so many resource objects, so that the document need not move while it grows.
    fn expect(&mut self, objects: usize);
    /// Begins a part.
    fn open(&mut self, part: Part<'_>);
    /// Ends it.
    fn close(&mut self, part: Part<'_>);
    /// What [`Arity::One`] holds where there is none.
    fn none(&mut self);
    /// A resource identifier object, and whether its row has ended.
    fn identifier(&mut self, kind: &str, id: &str, ended: bool);
    /// An attribute; its name comes from a declaration.
    fn attribute(&mut self, name: &'static str, value: Value<'_>);
    /// A link; no address: there is none.
    fn link(&mut self, name: &'static str, address: Option<&str>);
    /// A link to an address of ours in parts, none of which holds anything but what addresses may hold.
    fn own_link(&mut self, name: &'static str, address: &[&str]) {
        self.link(name, Some(&address.concat()));
    }
    /// A member of [`Part::Meta`] as it was read.
    fn meta(&mut self, name: &'static str, value: Value<'_>);
    /// A flag in [`Part::Meta`].
    fn flag(&mut self, name: &'static str);
    /// A number in [`Part::Meta`].
    fn count(&mut self, name: &'static str, count: u64);
    /// The document's bytes.
    fn finish(self) -> Vec<u8>;
}
