//! The read engine: from a door's query to SQL, and from rows back to values.
//!
//! A door makes a [`Query`] of what its client wrote and gives it to a [`Reader`]. The query is checked against the
//! registry for the actor (`plan`), becomes one statement and one for each included to-many path (`statement`,
//! `include`), and what PostgreSQL sends is kept as it is in a [`Found`], which the door walks to write its document.
//! A list that is wanted as a whole is a [`Listing`], of which a portion is there at a time.
//! Operations load typed rows by [`find`].
//!
//! Three things hold everywhere: names in SQL come from declarations and values are bound; roots and to-many rows are
//! live and within the actor's scope, whatever names them; what may not be shown may not be filtered or sorted by.

mod asker;
mod budget;
mod calendar;
mod choice;
mod condition;
mod cursor;
mod filter;
mod find;
mod found;
mod history;
mod include;
mod json;
mod limits;
mod listing;
mod load;
mod lookup;
mod number;
mod order;
mod parse;
mod plan;
mod query;
mod raw;
mod reader;
mod row;
mod select;
mod shape;
pub mod sql;
mod statement;
mod tables;
mod text;
mod totals;
mod tree;
mod value;
mod version;

pub use find::{Lock, Selector, Selectors, ended, exists, find, find_many};
pub use found::{Found, Record, ToMany, ToOne, Version};
pub use limits::Limits;
pub use listing::Listing;
pub use lookup::{Arity, Lookup};
pub use query::{
    Cursor, Era, Fieldset, Filter, Include, KEY, Page, Position, Query, Related, RelatedSelection, Rows, Selection,
    Sort, Sublist, Total,
};
pub use reader::Reader;
pub use row::{DbRow, ResourceRow};
pub use totals::Totals;
pub use value::Value;
pub use version::RowVersion;
pub(crate) use version::lock_version;
