//! What was asked to be changed, by whom, with which outcome (spec 5.6). [`crate::operate`] writes it.

mod links;
mod resource;
mod touched;

pub(super) use links::{link_role, link_user};
pub use resource::MutationLog;
pub use touched::{OwnMutations, UserMutation};
