//! The acceptance rules of the medical registers, through operations and the read engine on a real database.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

mod demonstration;
mod diagnoses;
mod items;
mod packages;
mod races;
mod register;
