//! Imports: files that a module reads into its tables.

use crate::access::Actor;
use crate::error::{Error, Problem};
use crate::platform::Platform;
use diesel_async::AsyncPgConnection;
use futures_util::future::LocalBoxFuture;
use std::path::Path;

/// Reads a file into a module's tables: `openimis import NAME FILE`. What it registers goes through operations.
pub type ReadFile = for<'a> fn(
    &'a Platform,
    &'a mut AsyncPgConnection,
    &'a Actor,
    &'a ImportFile<'a>,
) -> LocalBoxFuture<'a, Result<ImportReport, Error>>;

/// A kind of file that a module can read.
#[derive(Clone, Copy)]
pub struct Importer {
    /// What the command line knows it by: `insurees`.
    pub name: &'static str,
    /// What it reads, in one sentence.
    pub doc: &'static str,
    /// Reads a file.
    pub read: ReadFile,
}

/// What to import, and how.
#[derive(Clone, Copy)]
pub struct ImportFile<'i> {
    /// Where it is.
    pub path: &'i Path,
    /// Checks everything and writes nothing.
    pub dry_run: bool,
    /// Hears how many rows have been checked, and how many registered, after each portion.
    pub heard: &'i dyn Fn(u64, u64),
}

/// What is wrong with one cell, or one row.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportFault {
    /// The row, as the person who looks at the table counts: the headings are row 1.
    pub row: u64,
    /// The heading of the column, if it is about one.
    pub column: Option<&'static str>,
    /// What.
    pub problem: Problem,
}

/// What an import came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportReport {
    /// Rows in the file.
    pub rows: u64,
    /// What was made of them by what it is, in earlier attempts too.
    pub made: Vec<(&'static str, u64)>,
    /// Whether all of it had been done before.
    pub was_done: bool,
    /// What is wrong. If it was found in the check, nothing was written in this attempt.
    pub faults: Vec<ImportFault>,
    /// Faults beyond those that are told.
    pub further_faults: u64,
}

impl std::fmt::Debug for Importer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Importer")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for ImportFile<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImportFile")
            .field("path", &self.path)
            .field("dry_run", &self.dry_run)
            .finish_non_exhaustive()
    }
}
