//! Files and addresses that are attached to claims (spec 1.8, 4.5).

mod kind;
mod resource;

pub use kind::AttachmentKind;
pub use resource::Attachment;

/// Files and addresses.
pub(crate) const GENERAL_TYPES: &[&str] = &["FILE", "URL"];
