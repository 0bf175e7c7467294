//! Formats: what is found is written as JSON:API, XML, HTML, CSV or XLSX.
//!
//! [`choose`] says which. A document is named part by part to a [`Writer`](crate::document::Writer), of which JSON:API
//! and XML have one each; HTML makes pages of the same rows, and CSV and XLSX are tables of a whole collection.

mod answer;
mod choice;
pub mod html;
mod json;
mod served;
pub mod table;
pub mod xml;

pub(crate) use answer::{Content, respond, tree};
pub(crate) use choice::remaining;
pub use choice::{PARAMETER, choose, of_error};
pub use json::JsonWriter;
pub(crate) use served::{STYLE_PATH, configure};

use crate::negotiate::JSON_API;

/// A format of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JSON:API, the standard's own.
    JsonApi,
    /// The same documents as XML.
    Xml,
    /// Pages for people.
    Html,
    /// A collection as text, separated by commas.
    Csv,
    /// A collection as spreadsheet.
    Xlsx,
}

impl Format {
    /// Of addresses that answer with documents; the first one is answered when a client has no preference.
    pub const DOCUMENT: &'static [Self] = &[Self::JsonApi, Self::Xml, Self::Html];
    /// Of atomic operations, which are an extension of JSON:API.
    pub const ATOMIC: &'static [Self] = &[Self::JsonApi];
    /// Of collections.
    pub const COLLECTION: &'static [Self] = &[Self::JsonApi, Self::Xml, Self::Html, Self::Csv, Self::Xlsx];

    /// Its name in `outputFormat`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::JsonApi => "jsonapi",
            Self::Xml => "xml",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// Its media type, as `Accept` names it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::JsonApi => JSON_API,
            Self::Xml => "application/xml",
            Self::Html => "text/html",
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The header of answers. JSON:API allows no parameter such as `charset`.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Xml => "application/xml; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::JsonApi | Self::Xlsx => self.media_type(),
        }
    }

    /// Another name under which clients ask for it.
    #[must_use]
    pub const fn alias(self) -> Option<&'static str> {
        match self {
            // what it is, after all
            Self::JsonApi => Some("application/json"),
            Self::Xml => Some("text/xml"),
            Self::Html | Self::Csv | Self::Xlsx => None,
        }
    }
}
