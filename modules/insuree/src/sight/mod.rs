//! Which people and families an actor may see.

mod excluded;
mod scope;

pub(crate) use excluded::ExcludedNumbers;
pub use scope::InSight;
