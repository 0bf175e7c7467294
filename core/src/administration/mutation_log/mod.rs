//! What was asked to be changed, by whom, with which outcome (spec 5.6). [`crate::operate`] writes it.

mod links;
mod resource;

pub(super) use links::{link_role, link_user};
pub use resource::MutationLog;
