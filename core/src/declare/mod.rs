//! What a module says about itself: data only, no behaviour of core.

mod migration;
mod right;

pub use migration::{Migration, MigrationKind};
pub use right::{Right, SystemRole};
