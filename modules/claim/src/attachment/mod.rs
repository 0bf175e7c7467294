//! Files and addresses that are attached to claims (spec 1.8, 4.5).

mod attach;
mod change;
mod check;
mod input;
mod kind;
mod resource;
mod route;
mod store;

pub use attach::AttachToClaim;
pub(crate) use attach::attach_all;
pub use change::{ChangeAttachment, RemoveAttachment};
pub use input::{AttachmentChange, AttachmentInput, NewAttachment};
pub use kind::AttachmentKind;
pub use resource::Attachment;
pub(crate) use route::ROUTES;

/// Files and addresses.
pub(crate) const GENERAL_TYPES: &[&str] = &["FILE", "URL"];
