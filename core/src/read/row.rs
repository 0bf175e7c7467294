//! Rows as they come from the database.

use diesel::deserialize::{self, FromSql};
use diesel::pg::Pg;
use diesel::row::Row as _;
use diesel_async::{AsyncConnectionCore, AsyncPgConnection};

/// A row as it came from the database, undecoded.
pub type DbRow = <AsyncPgConnection as AsyncConnectionCore>::Row<'static, 'static>;

/// The columns of one resource within a row: key, public id, its own fields, the columns of its own to-one
/// relationships, then its hidden columns, each in order of declaration.
pub struct ResourceRow<'a> {
    row: &'a DbRow,
    first: usize,
}

impl<'a> ResourceRow<'a> {
    /// The resource whose columns start at this position.
    #[must_use]
    pub const fn new(row: &'a DbRow, first: usize) -> Self {
        Self { row, first }
    }

    /// The value at this position.
    ///
    /// # Errors
    /// When the column does not hold such a value.
    pub fn get<ST, T>(&self, index: usize) -> deserialize::Result<T>
    where
        T: FromSql<ST, Pg>,
    {
        self.row.get_value::<ST, T, usize>(self.first + index)
    }
}
