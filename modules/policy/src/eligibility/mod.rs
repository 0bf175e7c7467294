//! What a person may still have: of kinds of care, of a service, of an item (spec 2.17).
//!
//! [`decide`] decides, purely; what was used up is told by the module that keeps claims ([`Consumption`]). Without one,
//! nothing was.

mod answer;
mod category;
mod consumption;
mod decide;
mod load;
mod question;

pub(crate) use answer::number;
pub use category::PerCategory;
pub(crate) use consumption::used_on;
pub use consumption::{Consumption, ConsumptionSource, Used, UsedByPerson, Wanted};
pub use question::{
    AskEligibility, AskItemEligibility, AskServiceEligibility, ItemInQuestion, PersonInQuestion, ServiceInQuestion,
};
