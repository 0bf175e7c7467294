//! The contract between openIMIS modules and doors, and what runs it.

// the derives name the traits by this crate's name, within it too
extern crate self as openimis_core;

pub mod access;
pub mod administration;
pub mod database;
pub mod declare;
pub mod error;
pub mod identity;
pub mod job;
pub mod language;
mod message;
pub mod migration;
pub mod operate;
pub mod platform;
pub mod read;
pub mod registry;
pub mod schema;
pub mod settings;
pub mod upkeep;

pub use inventory;
