//! Renewals: which policies are due, and with what.

mod close;
mod list_due;
mod resource;
mod sight;

pub(crate) use close::{close, close_of_policy};
pub(crate) use list_due::LIST_DUE;
pub use resource::{PolicyRenewal, PolicyRenewalDetail};
