//! What payments make of policies, and the numbers of receipts: the pure half of the module.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

mod examples;
mod properties;
mod receipts;
