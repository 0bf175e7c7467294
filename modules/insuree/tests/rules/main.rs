//! The acceptance rules of people and families, through operations and the read engine on a real database.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first thing that fails"
)]

mod adopted;
mod families;
mod numbers;
mod office;
mod people;
mod photos;
mod sight;
