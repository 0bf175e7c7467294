//! The acceptance rules of price lists, through operations and the read engine on a real database.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

mod demonstration;
mod facilities;
mod lists;
mod prices;
mod races;
mod scheme;
mod visibility;
