//! Which logged change touched which person or family (spec 1.15, rule 106).

mod resource;

pub(crate) use resource::ADDITION;
pub use resource::{FamilyMutation, InsureeMutation};
