//! Families: people who are insured together, in a village, under one head.

mod resource;

pub use resource::Family;
