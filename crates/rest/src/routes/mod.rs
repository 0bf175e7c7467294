//! Addresses: a table made of the registry's declarations, looked up by segments.
//!
//! There is no generated handler: [`Table::find`] says what an address means, and the door serves it.

mod path;
mod table;

pub use path::segments;
pub use table::Table;

use openimis_core::registry::Method;

/// A change of one relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The place in the registry of the operation that changes the row.
    pub operation: usize,
    /// The relationship.
    pub relationship: &'static str,
    /// `PATCH` replaces, `POST` adds, `DELETE` takes away.
    pub method: Method,
}

/// What an address and a method mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endpoint {
    /// `GET /{resource}`
    Collection(&'static str),
    /// `GET /{resource}/{id}`
    Item(&'static str, String),
    /// `GET /{resource}/{id}/history`
    History(&'static str, String),
    /// `GET /{resource}/{id}/{relationship}`
    Related(&'static str, String, &'static str),
    /// `GET /{resource}/{id}/relationships/{relationship}`
    Linkage(&'static str, String, &'static str),
    /// `PATCH`, `POST`, `DELETE /{resource}/{id}/relationships/{relationship}`, and the row.
    Link(Link, String),
    /// An operation, by its place in the registry, and the row acted on.
    Operation(usize, Option<String>),
}

/// A match: what is meant, and the path with `{id}` for whatever the client sent, for logs and metrics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// What is meant.
    pub endpoint: Endpoint,
    /// The path without ids.
    pub pattern: String,
}

/// Why nothing is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// No such address.
    NoSuchAddress,
    /// Other methods than these; `OPTIONS` is answered with them.
    Allowed(Vec<Method>, String),
}
