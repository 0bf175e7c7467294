//! Photos of people.

mod resource;

pub use resource::Photo;
