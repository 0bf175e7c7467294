//! Reading: what a client selects becomes one query of core's read engine, and what it found is shown.
//!
//! A root field reads its whole subtree at once (one statement, and one for each to-many path below it); the fields below
//! only hand on what is there already. What a row keeps outside the database is fetched then.

pub(crate) mod arguments;
mod compile;
pub(crate) mod global_id;
mod outside;
mod paging;
pub(crate) mod root;
pub(crate) mod selected;
pub(crate) mod shaped;
mod show;
pub(crate) mod shown;

pub(crate) use compile::is_plain;
pub(crate) use paging::Slice;
pub(crate) use show::View;
