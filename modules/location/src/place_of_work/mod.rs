//! Where people work: what this module adds to core's users, officers and claim administrators (spec 2.10 and 6.7).

mod additions;
mod colleagues;
mod criteria;
mod duty;
mod facility;
mod inputs;
mod linked;
mod links;
mod obligatory;

pub(crate) use additions::ADDITIONS;
pub(crate) use inputs::EXTENSIONS;
pub use inputs::{AdministratorPlace, OfficerPlace, UserPlace};
