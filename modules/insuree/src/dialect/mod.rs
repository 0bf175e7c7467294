//! openIMIS's GraphQL dialect of people, families and covers (spec 3.2 to 3.4).

mod criteria;
mod queries;
mod types;

pub(crate) use criteria::{FAMILY_CRITERIA, INSUREE_CRITERIA, INSUREE_POLICY_CRITERIA};
pub(crate) use queries::QUERIES;
pub(crate) use types::{FAMILY, INSUREE, INSUREE_POLICY, PHOTO};
