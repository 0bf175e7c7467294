//! What a product covers: medical items and services, each with its limits.

mod entry;
mod item;
mod limits;
mod references;
mod scope;
mod service;
mod store;

pub(crate) use entry::limits;
pub use entry::{ItemEntry, ServiceEntry};
pub use item::ProductItem;
pub use limits::Limits;
pub(crate) use references::{Covered, resolve};
pub use scope::OfProduct;
pub use service::ProductService;
pub(crate) use store::{items, services};
