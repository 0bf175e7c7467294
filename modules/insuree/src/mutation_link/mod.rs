//! Which logged change touched which person or family (spec 1.15, rule 106).

mod link;
mod resource;

pub(crate) use link::{link_family, link_insurees};
pub(crate) use resource::ADDITION;
pub use resource::{FamilyMutation, InsureeMutation};
