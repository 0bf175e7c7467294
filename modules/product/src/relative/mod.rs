//! Relative prices: how contributions are distributed over the year.

mod price;
mod resource;

pub use price::RelativePrice;
pub(crate) use price::{check, replace, with_divisions};
pub use resource::RelativeDistribution;
