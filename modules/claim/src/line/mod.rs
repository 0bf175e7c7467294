//! The lines of claims: items, services, and what is within services that are packages.

mod contained_item;
mod contained_service;
mod former_item;
mod former_service;
mod item;
mod service;

pub use contained_item::ContainedItem;
pub use contained_service::ContainedService;
pub use former_item::FormerItem;
pub use former_service::FormerService;
pub use item::ClaimItem;
pub use service::ClaimService;
