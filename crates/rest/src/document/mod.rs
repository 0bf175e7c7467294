//! JSON:API documents, in and out (JSON:API 1.1, "Document Structure").
//!
//! In: [`json`] reads a body strictly, [`request`] turns a document into an operation's input. Out: [`response`] walks
//! what the read engine found and names its parts to a [`Writer`]; `format` has a writer for each format.

mod chosen;
mod included;
pub mod json;
mod reference;
pub mod request;
mod resource;
pub mod response;
mod writer;

pub use chosen::Chosen;
pub(crate) use resource::own_address;
pub use writer::{Arity, Part, Writer};
