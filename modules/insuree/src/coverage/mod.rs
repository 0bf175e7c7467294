//! Covers: which person is insured by which policy, from when to when.

mod end;
mod resource;

pub use end::{close_covers, shorten_covers};
pub use resource::InsureePolicy;
