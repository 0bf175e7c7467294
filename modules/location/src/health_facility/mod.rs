//! Health facilities and the villages they serve.

mod catchment;
mod change;
mod code_check;
mod contract;
mod create;
mod references;
mod remove;
mod resource;

pub use catchment::{Catchment, CatchmentEntry};
pub use change::{ChangeHealthFacility, HealthFacilityChange};
pub use code_check::{CheckHealthFacilityCode, HealthFacilityCode};
pub use create::{CreateHealthFacility, NewHealthFacility};
pub use remove::RemoveHealthFacility;
pub use resource::HealthFacility;
