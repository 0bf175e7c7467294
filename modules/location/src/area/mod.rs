//! The area in which an actor works, and the rows that lie in it (spec 3.6).

mod fact;
mod scope;

pub use fact::Area;
pub use scope::InArea;
