//! The acceptance rules of policies, through operations and the read engine on a real database.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first thing that fails"
)]

mod demonstration;
mod eligibility;
mod jobs;
mod lists;
mod membership;
mod office;
mod questions;
mod races;
mod sales;
mod sight;
