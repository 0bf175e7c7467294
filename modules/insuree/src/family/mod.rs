//! Families: people who are insured together, in a village, under one head.

mod change;
mod create;
mod dialect;
mod head;
mod hold;
mod input;
mod remove;
mod resource;
mod row;
mod village;

pub use change::ChangeFamily;
pub use create::CreateFamily;
pub use head::{FamilyHead, SetFamilyHead};
pub(crate) use hold::{held, hold};
pub use input::{FamilyChange, NewFamily};
pub use remove::{FamilyRemoval, RemoveFamily};
pub use resource::Family;
pub(crate) use village::village;
