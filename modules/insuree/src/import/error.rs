//! What can be wrong with a table of people, beside what can be wrong with a person.

use openimis_core::error::ErrorKind;

/// A heading that no column has.
pub(crate) const UNKNOWN_COLUMN: ErrorKind = ErrorKind::new(
    "insuree.import_unknown_column",
    422,
    "Unknown column",
    "Give the column one of the documented headings, or take it out of the table.",
);

/// A heading that stands twice.
pub(crate) const COLUMN_TWICE: ErrorKind = ErrorKind::new(
    "insuree.import_column_twice",
    422,
    "Column given twice",
    "Keep one of the columns.",
);

/// A column that a table must have.
pub(crate) const COLUMN_MISSING: ErrorKind = ErrorKind::new(
    "insuree.import_column_missing",
    422,
    "Column missing",
    "Add the column to the table.",
);

/// What is neither CSV nor a workbook.
pub(crate) const UNREADABLE: ErrorKind = ErrorKind::new(
    "insuree.import_unreadable",
    422,
    "Table cannot be read",
    "Send a table as CSV in UTF-8, or as an XLSX workbook whose first sheet it is.",
);

/// A row that has more cells than there are headings.
pub(crate) const TOO_MANY_CELLS: ErrorKind = ErrorKind::new(
    "insuree.import_too_many_cells",
    422,
    "More cells than headings",
    "Put texts that hold the separator into quotation marks.",
);

/// More faults than are told of one table.
pub(crate) const FURTHER_FAULTS: ErrorKind = ErrorKind::new(
    "insuree.import_further_faults",
    422,
    "More is wrong than is told",
    "Correct what is told, then send the table again.",
);

/// A workbook that unfolds to more than can be read.
pub(crate) const TOO_LARGE: ErrorKind = ErrorKind::new(
    "insuree.import_too_large",
    413,
    "File too large",
    "Send the table in parts, or ask an administrator for a higher limit.",
);

/// Two rows of one table with one number.
pub(crate) const NUMBER_TWICE: ErrorKind = ErrorKind::new(
    "insuree.import_number_twice",
    422,
    "Insurance number twice in the table",
    "Give every person a number of his own.",
);

/// A member whose head is unknown, or comes later.
pub(crate) const NO_FAMILY: ErrorKind = ErrorKind::new(
    "insuree.import_no_family",
    422,
    "No such head of a family",
    "Put the head's row before those of the members, or name the head of a family of your area.",
);
