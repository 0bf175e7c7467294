//! Prices and dates of policies, without a database: worked examples, properties, recorded cases.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that fails"
)]

mod dates;
mod properties;
mod recorded;
mod shorthand;
mod values;
