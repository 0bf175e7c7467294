//! Identity on the demo database of the reference: the acceptance rules of spec 9.1, by number.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says by panicking what is wrong"
)]

mod change;
mod lockout;
mod login;
mod reset;
mod session;
mod support;
