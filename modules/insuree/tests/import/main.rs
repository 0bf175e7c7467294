//! Files of families and people: good ones, bad ones, interrupted ones.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

mod faults;
mod office;
mod progress;
mod races;
mod speed;
mod workbooks;
