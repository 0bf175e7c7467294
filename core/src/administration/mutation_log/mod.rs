//! What was asked to be changed, by whom, with which outcome (spec 5.6). [`crate::operate`] writes it.

mod resource;
mod touched;

pub use resource::MutationLog;
pub use touched::{OwnMutations, UserMutation};
