//! The acceptance rules of payers and fundings, through operations and the read engine on a real database.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

mod fundings;
mod office;
mod payers;
