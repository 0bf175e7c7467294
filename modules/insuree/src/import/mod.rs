//! Families and people by the thousand, from a table (CSV, or the first sheet of an XLSX workbook).
//!
//! Read in this order: [`columns`](COLUMNS) says what a table may hold; `entry` makes typed entries of its rows, `judge`
//! decides what of them may be registered from facts that `facts` loads for a whole portion at once, and `write` adds
//! them. [`ImportInsurees`] is the operation that does so for one portion of rows, in one transaction like every other.
//! [`import_file`] goes through a whole file: first all of it is checked, then portion after portion is registered; how
//! far it got is noted with each portion, so that the same file sent again goes on where it was interrupted.

mod columns;
mod entry;
pub(crate) mod error;
mod facts;
mod file;
mod judge;
mod operation;
mod portions;
mod progress;
mod report;
mod routes;
mod table;
mod workbook;
mod write;

pub use columns::{About, COLUMNS, ColumnDoc};
pub use file::import_file;
pub use operation::{ImportInsurees, RowsToImport};
pub(crate) use routes::ROUTES;

use openimis_core::declare::Importer;

/// The importer, for the command line.
pub(crate) const IMPORTER: Importer = Importer {
    name: "insurees",
    doc: "Families and people, as CSV or XLSX.",
    read: |platform, connection, actor, file| Box::pin(import_file(platform, connection, actor, file)),
};
