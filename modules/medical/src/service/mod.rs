//! Medical services, and packages: services made of others and of items.

mod change;
mod code_check;
mod create;
mod package;
mod part;
mod parts;
mod remove;
mod resource;

pub use change::{ChangeMedicalService, MedicalServiceChange};
pub use code_check::{CheckServiceCode, ServiceCode};
pub use create::{CreateMedicalService, NewMedicalService};
pub use part::{PackageItem, PackageService};
pub use parts::{PackageItemEntry, PackageServiceEntry};
pub use remove::RemoveMedicalService;
pub use resource::MedicalService;
