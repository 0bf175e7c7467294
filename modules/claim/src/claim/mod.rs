//! Claims: what can be read of them, and what every change of them does.

mod chosen;
mod link;
mod resource;
mod totals;
mod versions;

pub use chosen::Chosen;
pub(crate) use chosen::{Outcomes, choose};
pub(crate) use link::link;
pub use resource::Claim;
pub(crate) use totals::approve;
pub(crate) use versions::keep;
