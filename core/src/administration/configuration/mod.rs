//! Configuration of modules that is kept in the database, back end and front end (spec 4.2, 7.3).

mod change;
mod content;
mod create;
mod exposed;
mod field_control;
mod remove;
mod resource;

pub use change::{ChangeConfiguration, ConfigurationChange};
pub use create::{CreateConfiguration, NewConfiguration};
pub use exposed::Exposed;
pub use field_control::FieldControl;
pub use remove::RemoveConfiguration;
pub use resource::ModuleConfiguration;
