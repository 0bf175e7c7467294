//! The lines of claims: items, services, and what is within services that are packages.

mod contained;
mod contained_item;
mod contained_service;
mod display;
mod entered;
mod former_item;
mod former_service;
mod input;
mod item;
mod register;
mod service;
mod write;

pub use contained_item::ContainedItem;
pub use contained_service::ContainedService;
pub(crate) use display::{display_sent, write_displayed};
pub(crate) use entered::{EnteredLine, EnteredLines, check_amounts, check_explanations};
pub use former_item::FormerItem;
pub use former_service::FormerService;
pub(crate) use input::LineInput;
pub use input::{ContainedItemInput, ContainedServiceInput, ItemInput, ServiceInput};
pub use item::ClaimItem;
pub use service::ClaimService;
pub(crate) use write::insert;
