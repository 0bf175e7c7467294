//! People: insured, or about to be.

mod change;
mod create;
mod dialect;
mod head;
mod input;
mod leave;
mod register;
mod remove;
mod resource;
mod row;
mod status;
mod told;

pub use change::ChangeInsuree;
pub use create::CreateInsuree;
pub(crate) use head::heads;
pub(crate) use input::Details;
pub use input::{HeadInsuree, InsureeChange, NewInsuree};
pub(crate) use leave::join;
pub use leave::{ChangeFamilyOfInsuree, FamilyLeave, FamilyMove, LeaveFamily};
pub(crate) use register::{Identity, register, revise};
pub use remove::RemoveInsuree;
pub(crate) use remove::end;
pub use resource::Insuree;
pub(crate) use row::copy;
pub(crate) use told::inside;
