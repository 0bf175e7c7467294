//! Languages of messages and names.

mod resource;

pub use resource::Language;
