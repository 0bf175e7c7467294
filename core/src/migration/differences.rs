//! How an existing database differs from what the modules need.

use std::fmt;

/// One table or column that is not as a module needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The module whose baseline names the table.
    pub module: String,
    /// The table.
    pub table: String,
    /// The column; none when the whole table is missing.
    pub column: Option<String>,
    /// What is the matter.
    pub what: Mismatch,
}

/// What is the matter with a table or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// It is not there.
    Missing,
    /// It has another type, or a narrower one.
    Type {
        /// The type that the module needs.
        expected: String,
        /// The type that the database has.
        actual: String,
    },
    /// It may be empty and must not be.
    MayBeEmpty,
    /// It must be filled, but the module leaves it empty at times.
    MustBeFilled,
    /// It has no default and no sequence, so that new rows would have no key.
    NoDefault,
    /// No module knows it, and new rows must fill it.
    UnknownAndMustBeFilled,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing"),
            Self::Type { expected, actual } => {
                write!(f, "is {actual}, expected {expected} or wider")
            }
            Self::MayBeEmpty => f.write_str("may be NULL, expected NOT NULL"),
            Self::MustBeFilled => f.write_str("is NOT NULL, expected that it may be NULL"),
            Self::NoDefault => f.write_str("has no default, expected a sequence"),
            Self::UnknownAndMustBeFilled => {
                f.write_str("is NOT NULL without a default, and no module knows it: new rows would be refused")
            }
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.module)?;
        match &self.column {
            Some(column) => write!(f, "column \"{}\".\"{column}\" {}", self.table, self.what),
            None => write!(f, "table \"{}\" {}", self.table, self.what),
        }
    }
}

/// All differences, one a line when printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences(pub Vec<Difference>);

impl Differences {
    /// Whether the database fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Differences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, difference) in self.0.iter().enumerate() {
            if position > 0 {
                writeln!(f)?;
            }
            write!(f, "  - {difference}")?;
        }
        Ok(())
    }
}
