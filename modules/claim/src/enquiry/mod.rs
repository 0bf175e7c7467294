//! What a facility's desk asks when it enters a claim (spec 12.2).

mod insuree_name;
mod service_point;

pub use insuree_name::{AskInsureeName, InsuranceNumber};
pub use service_point::{AskServicePoint, PatientOnDay};
