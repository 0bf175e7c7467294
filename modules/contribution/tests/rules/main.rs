//! The acceptance rules of contributions, through operations and the read engine on a real database.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

mod activation;
mod adopted;
mod corrections;
mod office;
mod races;
mod receipts;
mod refusals;
mod sale;
mod sums;
mod visibility;
