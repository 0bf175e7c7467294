//! The numbers of claims: free ones, and those that are generated (spec 4.1, 4.2).

mod generate;
mod prefix;
mod question;
mod taken;

pub(crate) use generate::generate;
pub use question::{CheckClaimCode, ClaimCode};
pub(crate) use taken::{check_length, refuse_taken};
