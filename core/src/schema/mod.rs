//! Diesel's view of the tables: the only place, with the migrations, where openIMIS's table and column names stand.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

pub mod administration;
pub mod expression;
pub mod idempotency;
pub mod identity;
pub mod job;
