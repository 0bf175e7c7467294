//! What claims used up of policies (spec 1.5).

mod resource;

pub use resource::DedRem;
