//! JSON:API documents as XML, out and in. The vocabulary is fixed: names of fields, relationships and types stand in
//! attributes, so that one schema ([`SCHEMA`]) holds for every resource of every module. `docs/formats.md` has the
//! mapping.
//!
//! Out: [`XmlWriter`] writes what the read engine found; [`write()`] writes a document that is already a tree. In:
//! [`parse`] reads a body into the JSON document that it stands for, so that everything behind it is the same for both.
//! There is no document type, hence no entity of anybody's own, no external file and no expansion.

mod element;
mod markup;
mod parse;
mod tree;
mod value;
mod writer;

pub use parse::parse;
pub use tree::write;
pub use writer::XmlWriter;

/// The namespace of the vocabulary.
pub const NAMESPACE: &str = "urn:openimis:document:1";

/// The schema, as it is served.
pub const SCHEMA: &str = include_str!("schema.xsd");

/// The root element.
const ROOT: &str = "document";
