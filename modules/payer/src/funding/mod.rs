//! Fundings: what payers give for products.

mod add;
mod resource;
mod scope;

pub use add::{AddFunding, NewFunding};
pub use resource::Funding;
