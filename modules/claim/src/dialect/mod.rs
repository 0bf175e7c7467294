//! openIMIS's GraphQL dialect of claims (spec 12.2, 12.3).

mod criteria;
mod queries;
mod types;

pub(crate) use criteria::{CLAIM_CRITERIA, above_average};
pub(crate) use queries::QUERIES;
pub(crate) use types::{
    ATTACHMENT, ATTACHMENT_KIND, CLAIM, CLAIM_ITEM, CLAIM_SERVICE, CONTAINED_ITEM, CONTAINED_SERVICE, DEDREM, FEEDBACK,
    FEEDBACK_PROMPT, FORMER_ITEM, FORMER_SERVICE,
};
