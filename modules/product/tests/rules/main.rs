//! The acceptance rules of products, through operations and the read engine on a real database.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

mod bounds;
mod demonstration;
mod lines;
mod office;
mod products;
mod races;
mod visibility;
