//! Who may do what.

mod actor;
mod rights;

pub use actor::{Account, AccountKind, Actor, Denied, Facts, User};
pub use rights::RightSet;
