//! The contract between openIMIS modules and doors, and what runs it.

pub mod declare;
