//! Covers: which person is insured by which policy, from when to when.

mod resource;

pub use resource::InsureePolicy;
