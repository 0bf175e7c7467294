//! People: insured, or about to be.

mod resource;

pub use resource::Insuree;
