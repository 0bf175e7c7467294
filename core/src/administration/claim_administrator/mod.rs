//! Claim administrators: who answers for the claims of a facility. The facility belongs to the location module.

mod change;
mod create;
pub(super) mod record;
mod remove;
mod resource;

pub use change::{ChangeClaimAdministrator, ClaimAdministratorChange};
pub use create::{CreateClaimAdministrator, NewClaimAdministrator};
pub use remove::RemoveClaimAdministrator;
pub use resource::ClaimAdministrator;
