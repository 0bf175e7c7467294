//! The contract between openIMIS modules and doors, and what runs it.

pub mod access;
pub mod database;
pub mod declare;
pub mod error;
pub mod operate;
pub mod platform;
pub mod read;
pub mod registry;
pub mod schema;
pub mod settings;

pub use inventory;
