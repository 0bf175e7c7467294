//! What can be read of a prompt for feedback.

use crate::schema::feedback_prompts;
use crate::sight::OfClaim;
use crate::{dialect, rights};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};

/// An officer who is to ask a patient for feedback.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "feedback-prompts",
    graphql = dialect::FEEDBACK_PROMPT,
    table = feedback_prompts,
    access = Access::Right(rights::FIND_CLAIMS),
    scope = Scope::Rows(&OfClaim::through(feedback_prompts::claim_id::NAME)),
    live = while_null(valid_to),
)]
pub struct FeedbackPrompt {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// The day on which he was told.
    #[field(name = "promptDate", filter, sort)]
    pub prompt_date: NaiveDate,
    /// The number to which he was told.
    #[field(filter)]
    pub phone_number: Option<String>,
    /// Whether he was told: 0 not yet.
    #[field(name = "smsStatus", filter)]
    pub sms_status: Option<i16>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: Option<DateTime<Utc>>,
    /// The instant at which it ended; empty while it is open.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: Option<i32>,
    /// The claim.
    #[to_one(target = "claims", visibility = Check)]
    pub claim_id: Option<i32>,
    /// Who is to ask.
    #[to_one(target = "officers", visibility = Label)]
    pub officer_id: Option<i32>,
}
