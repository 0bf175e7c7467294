//! Entering claims: new ones, rejected ones anew, and changes until they are submitted (spec 4).

mod change;
mod create;
mod input;
mod lines;
mod parties;
mod references;
mod remove;
mod restore;
mod row;

pub use change::ChangeClaim;
pub use create::CreateClaim;
pub use input::{ClaimChange, NewClaim};
pub use remove::{RemoveClaim, RemoveClaims};
