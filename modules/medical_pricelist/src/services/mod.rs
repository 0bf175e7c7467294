//! Price lists of services.

mod change;
mod create;
mod forget;
mod input;
mod name_check;
mod remove;
mod resource;

pub use change::{ChangeServicesPricelist, ServicesPricelistChange};
pub use create::{CreateServicesPricelist, NewServicesPricelist};
pub(crate) use forget::ForgetService;
pub use input::ServicePrice;
pub use name_check::{CheckServicesPricelistName, ServicesPricelistName};
pub use remove::RemoveServicesPricelist;
pub use resource::{ServicesPricelist, ServicesPricelistDetail};
