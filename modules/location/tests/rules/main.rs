//! The acceptance rules of locations and facilities, through operations and the read engine on a real database.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

mod colleagues;
mod country;
mod demonstration;
mod facilities;
mod locations;
mod moves;
mod people;
mod plans;
mod races;
mod records;
mod removal;
mod visibility;
