//! The columns of a claim that entry writes.

use super::parties::Parties;
use crate::schema::claims;
use crate::standing::Entered;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// A claim as its facility tells it.
#[derive(Debug, Clone, PartialEq, Insertable, AsChangeset)]
#[diesel(table_name = claims, treat_none_as_null = true)]
pub(super) struct ClaimRow {
    pub(super) code: String,
    pub(super) date_from: NaiveDate,
    pub(super) date_to: Option<NaiveDate>,
    pub(super) date_claimed: NaiveDate,
    pub(super) claimed: Option<Decimal>,
    pub(super) adjustment: Option<String>,
    pub(super) explanation: Option<String>,
    pub(super) guarantee_id: Option<String>,
    pub(super) visit_type: Option<String>,
    pub(super) care_type: Option<String>,
    pub(super) pre_authorization: Option<bool>,
    pub(super) patient_condition: Option<String>,
    pub(super) referral_code: Option<String>,
    pub(super) json_ext: Option<Value>,
    pub(super) insuree_id: i32,
    pub(super) health_facility_id: i32,
    pub(super) claim_admin_id: Option<i32>,
    pub(super) refer_from_id: Option<i32>,
    pub(super) refer_to_id: Option<i32>,
    pub(super) icd_id: i32,
    pub(super) icd_1_id: Option<i32>,
    pub(super) icd_2_id: Option<i32>,
    pub(super) icd_3_id: Option<i32>,
    pub(super) icd_4_id: Option<i32>,
    pub(super) audit_user_id: i32,
    pub(super) valid_from: DateTime<Utc>,
}

impl ClaimRow {
    /// The same about these.
    pub(super) fn about(self, parties: &Parties) -> Self {
        Self {
            insuree_id: parties.insuree,
            health_facility_id: parties.facility,
            claim_admin_id: parties.admin,
            refer_from_id: parties.refer_from,
            refer_to_id: parties.refer_to,
            icd_id: parties.icd,
            icd_1_id: parties.icd_1,
            icd_2_id: parties.icd_2,
            icd_3_id: parties.icd_3,
            icd_4_id: parties.icd_4,
            ..self
        }
    }
}

/// What only a new claim has: where it stands, by which rejected one it was begun.
#[derive(Debug, Clone, PartialEq, Insertable)]
#[diesel(table_name = claims)]
pub(super) struct NewRow {
    #[diesel(embed)]
    pub(super) told: ClaimRow,
    uuid: String,
    status: i16,
    review_status: i16,
    feedback_status: i16,
    approval_status: i16,
    rejection_reason: i16,
    feedback_available: bool,
    restored_from_id: Option<i32>,
}

impl NewRow {
    /// An entered claim.
    pub(super) fn entered(told: ClaimRow, restored_from: Option<i32>) -> Self {
        Self {
            told,
            uuid: Uuid::new_v4().to_string(),
            status: Entered::ENTRY.status().number(),
            review_status: Entered::ENTRY.review().number(),
            feedback_status: Entered::ENTRY.feedback().number(),
            approval_status: 1,
            rejection_reason: Entered::ENTRY.rejection().number(),
            feedback_available: false,
            restored_from_id: restored_from,
        }
    }
}
