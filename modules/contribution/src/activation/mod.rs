//! What contributions make of policies (spec 2.13).

mod action;
mod decision;
mod lock;
mod settle;

pub use action::Action;
pub use decision::{Outcome, Payment, Standing, decide};
pub(crate) use lock::{find_named, hold, lock, lock_named};
pub(crate) use settle::settle;
