//! Questions of the office: what a policy would cost, and what a family or a person has.

mod ceiling;
mod choice;
mod day;
mod held;
mod list;
mod policies_of;
mod room;
mod values;

pub use day::Day;
pub use policies_of::{ListPoliciesOfFamily, ListPoliciesOfInsuree, PoliciesOfFamily, PoliciesOfInsuree};
pub use room::{AskForRoom, FamilyInQuestion};
pub use values::{AskPolicyValues, PolicyInQuestion};
