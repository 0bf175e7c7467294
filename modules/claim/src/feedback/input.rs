//! Feedback as clients send it.

use chrono::{DateTime, Utc};
use openimis_core::declare::Input;

/// What a patient said.
#[derive(Debug, Clone, Input)]
pub struct FeedbackInput {
    /// Ignored: a claim has one.
    pub id: Option<i32>,
    /// Whether he was treated.
    pub care_rendered: Option<bool>,
    /// Whether he was asked for money.
    pub payment_asked: Option<bool>,
    /// Whether drugs were prescribed.
    pub drug_prescribed: Option<bool>,
    /// Whether he got them.
    pub drug_received: Option<bool>,
    /// His assessment, from 0 (very bad) to 5 (very good).
    #[input(graphql = "asessment", graphql_type = "SmallInt")]
    pub assessment: Option<i16>,
    /// Key of the enrolment officer who asked.
    pub officer_id: Option<i32>,
    /// When he was asked; now, unless said.
    pub feedback_date: Option<DateTime<Utc>>,
    /// Ignored.
    pub validity_from: Option<DateTime<Utc>>,
    /// Ignored.
    pub validity_to: Option<DateTime<Utc>>,
}
