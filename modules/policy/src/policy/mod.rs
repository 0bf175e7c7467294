//! Policies: sold, changed, renewed, suspended, deleted. [`PolicyStatus`] and [`activate`] decide, the other files are
//! one verb each.

mod change;
mod cover;
mod create;
mod expire;
mod previous;
mod price;
pub(crate) mod product;
mod remove;
mod renew;
mod resource;
mod sale;
mod status;
mod status_change;
mod suspend;

pub use change::{ChangePolicy, PolicyChange};
pub(crate) use cover::cover_person;
pub use create::CreatePolicy;
pub(crate) use expire::EXPIRE;
pub(crate) use price::{Priced, price};
pub(crate) use product::Product;
pub use remove::RemovePolicy;
pub use renew::{RenewPolicy, Renewal};
pub use resource::Policy;
pub use sale::Sale;
pub use status::PolicyStatus;
pub use status_change::{Activation, activate, set_status};
pub use suspend::SuspendPolicy;
