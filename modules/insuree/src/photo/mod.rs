//! Photos of people: stored once, in the database or as files (BUG-13).

mod file;
mod image;
mod input;
mod keep;
mod remove;
mod resource;
mod route;
mod store;

pub(crate) use file::IN_FILE;
pub use input::PhotoInput;
pub(crate) use keep::keep;
pub use remove::RemovePhoto;
pub use resource::Photo;
pub(crate) use route::ROUTES;
