//! JSON:API documents, in and out (JSON:API 1.1, "Document Structure").
//!
//! In: [`json`] reads a body strictly, [`request`] turns a document into an operation's input. Out: [`response`] writes
//! what the read engine found straight into bytes; no tree of values is built.

mod chosen;
mod included;
pub mod json;
mod reference;
pub mod request;
mod resource;
pub mod response;
mod text;

pub use chosen::Chosen;
