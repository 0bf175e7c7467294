//! The price lists that a facility charges by.

mod additions;
mod charge;

pub(crate) use additions::ADDITIONS;
pub(crate) use charge::EXTENSIONS;
pub use charge::FacilityPricelists;
