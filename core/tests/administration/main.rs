//! Core's own operations on a database that core's migrations made, driven as doors drive them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first thing that fails"
)]

mod configurations;
mod duties;
mod first_admin;
mod languages;
mod logs;
mod roles;
mod support;
mod upkeep;
mod user_changes;
mod user_removals;
mod users;
