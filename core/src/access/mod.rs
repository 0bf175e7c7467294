//! Who may do what.
//!
//! casbin decides, over openIMIS's own rows ([`Policy`]). For the sake of speed its answers are compiled, once for each
//! [`User`], into a [`RightSet`] that every request checks; the [`ActorCache`] shares these among the workers until
//! something changes.

mod actor;
mod adapter;
mod admission;
mod cache;
mod change;
mod compile;
mod policy;
mod rights;

pub use actor::{Actor, Denied, Facts, User};
pub use admission::{Admission, Bearer, TokenRefused};
pub use cache::ActorCache;
pub use change::{ActorChange, CHANNEL, listen};
pub use policy::{Policy, SUPERUSER, role_subject, user_subject};
pub use rights::RightSet;

pub use crate::identity::{Account, AccountKind};
