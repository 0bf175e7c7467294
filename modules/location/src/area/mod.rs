//! The area in which an actor works, and the rows that lie in it (spec 3.6).

mod fact;
mod reach;
mod scope;

pub use fact::Area;
pub use reach::check_reach;
pub(crate) use reach::check_tree_reach;
pub use scope::InArea;
