//! What a policy costs and how long it holds (spec 2.8 to 2.11): pure, exact, without clock or database.
//!
//! A [`Tariff`] is what a product says, an [`Enrolment`] what is bought when, the [`Member`]s for whom. From these
//! [`quote`] makes the [`Dates`] and the value. [`Compatibility`] says which defects of the existing backend are
//! reproduced: none, unless an installation asks for it.

mod compatibility;
mod coverage;
mod cycle;
mod dates;
mod discount;
mod headcount;
mod instalments;
mod months;
mod quote;
mod stage;
mod tariff;
mod value;

pub use compatibility::{Compatibility, Defect};
pub use coverage::{Coverage, Joining, coverage};
pub use cycle::{Cycle, NoDay};
pub use dates::{Dates, dates};
pub use headcount::{Headcount, Member};
pub use instalments::instalments;
pub use months::Months;
pub use quote::{Enrolment, Quote, TooMany, Unpriceable, quote};
pub use stage::Stage;
pub use tariff::{Discount, Fee, Tariff};
pub use value::to_cents;
