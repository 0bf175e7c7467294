//! Medical items: drugs and consumables.

mod change;
mod code_check;
mod create;
mod remove;
mod resource;

pub use change::{ChangeMedicalItem, MedicalItemChange};
pub use code_check::{CheckItemCode, ItemCode};
pub use create::{CreateMedicalItem, NewMedicalItem};
pub use remove::RemoveMedicalItem;
pub use resource::MedicalItem;
