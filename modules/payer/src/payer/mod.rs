//! Payers.

mod change;
mod create;
mod place;
mod remove;
mod resource;

pub use change::{ChangePayer, PayerChange};
pub use create::{CreatePayer, NewPayer};
pub use remove::RemovePayer;
pub(crate) use resource::IN_REACH;
pub use resource::Payer;
