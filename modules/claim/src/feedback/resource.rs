//! What can be read of feedback.

use crate::schema::feedbacks;
use crate::sight::OfClaim;
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};

/// What a patient says about his treatment.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "feedbacks",
    graphql = dialect::FEEDBACK,
    table = feedbacks,
    access = Access::Right(rights::FIND_CLAIMS),
    scope = Scope::Rows(&OfClaim::through(feedbacks::claim_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
)]
pub struct Feedback {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Whether he was treated.
    #[field(filter)]
    pub care_rendered: Option<bool>,
    /// Whether he was asked for money.
    #[field(filter)]
    pub payment_asked: Option<bool>,
    /// Whether drugs were prescribed.
    #[field(filter)]
    pub drug_prescribed: Option<bool>,
    /// Whether he got them.
    #[field(filter)]
    pub drug_received: Option<bool>,
    /// His assessment, from 0 (very bad) to 5 (very good).
    #[field(graphql = "asessment", filter, sort)]
    pub assessment: Option<i16>,
    /// Key of the enrolment officer who asked.
    #[field(filter)]
    pub officer_id: Option<i32>,
    /// When he was asked.
    #[field(filter, sort)]
    pub feedback_date: Option<DateTime<Utc>>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The claim.
    #[to_one(target = "claims", visibility = Check)]
    pub claim_id: Option<i32>,
}
