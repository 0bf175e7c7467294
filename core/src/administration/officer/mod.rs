//! Enrolment officers. The villages that they serve belong to the location module.

mod change;
mod create;
pub(super) mod record;
mod remove;
mod resource;

pub use change::{ChangeOfficer, OfficerChange};
pub use create::{CreateOfficer, NewOfficer};
pub use remove::RemoveOfficer;
pub use resource::Officer;
