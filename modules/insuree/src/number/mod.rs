//! Insurance numbers: which ones are well-formed (spec 2.2), and which ones are free.

mod fault;
mod free;
mod national;
mod question;
mod validator;

pub use fault::NumberFault;
pub(crate) use free::claim;
pub use question::{CheckInsuranceNumber, InsuranceNumber};
pub use validator::{NumberValidator, well_formed};
