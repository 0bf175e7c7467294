//! Claims.

mod resource;

pub use resource::Claim;
