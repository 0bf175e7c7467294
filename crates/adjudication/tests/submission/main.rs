//! The worked examples of decisions (spec chapter 17) and the acceptance rules of submission (18.3 and 18.4).
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that fails"
)]

#[path = "../fixture/mod.rs"]
mod fixture;

mod claims;
mod lines;
mod products;
