//! The read engine against a real PostgreSQL, with tables of its own.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod actors;
mod ask;
mod cursors;
mod database;
mod fixture;
mod histories;
mod includes;
mod injection;
mod listings;
mod lookups;
mod narrowed;
mod paging;
mod refusals;
mod related;
mod selections;
mod statements;
mod typed;
mod values;
mod visibility;
