//! Which policies an actor may see: those of families in his area (spec 3.1, BUG-29).

mod by_number;
mod of_policy;

pub(crate) use by_number::select_person;
pub use of_policy::OfPolicy;
