//! Which people and families an actor may see.

mod scope;

pub use scope::InSight;
