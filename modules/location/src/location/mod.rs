//! The administrative tree: regions, districts, municipalities and villages.

mod change;
mod code_check;
mod create;
mod level;
mod r#move;
mod own_districts;
mod permission;
mod remove;
mod replant;
mod resource;
mod tree_lock;

pub use change::{ChangeLocation, LocationChange};
pub use code_check::{CheckLocationCode, LocationCode};
pub use create::{CreateLocation, NewLocation};
pub use r#move::{LocationMove, MoveLocation};
pub use own_districts::ListOwnDistricts;
pub use remove::{LocationRemoval, RemoveLocation};
pub use resource::Location;
