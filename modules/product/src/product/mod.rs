//! Products.

mod ceiling;
mod change;
mod code_check;
mod columns;
mod conversion;
mod create;
mod cycle;
mod duplicate;
mod input;
mod references;
mod remove;
mod resource;
mod settle;
mod terms;

pub use change::ChangeProduct;
pub use code_check::{CheckProductCode, ProductCode};
pub use create::CreateProduct;
pub use cycle::CycleStart;
pub use duplicate::DuplicateProduct;
pub use input::{NewProduct, ProductChange};
pub use remove::RemoveProduct;
pub(crate) use resource::IN_REACH;
pub use resource::Product;
