//! Contributions: money recorded against policies.

mod change;
mod create;
mod entry;
mod pay_type;
mod payer;
mod record;
mod remove;
mod resource;

pub use change::{ChangePremium, PremiumChange};
pub use create::{CreatePremium, NewPremium};
pub(crate) use entry::Entry;
pub use pay_type::PayType;
pub(crate) use payer::find as find_payer;
pub(crate) use record::record;
pub use remove::RemovePremium;
pub(crate) use remove::end;
pub use resource::Premium;
