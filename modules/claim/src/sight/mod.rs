//! Which claims an actor may see (spec 2.3).

mod of_claim;
mod of_facility;

pub use of_claim::OfClaim;
pub use of_facility::OfFacility;
