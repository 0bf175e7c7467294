//! Which logged change touched which policy or renewal (spec 1.15, rule 106).

mod link;
mod resource;

pub(crate) use link::{link_policies, link_renewals};
pub use resource::{PolicyMutation, PolicyRenewalMutation};
