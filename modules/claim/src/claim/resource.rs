//! What can be read of a claim.

use crate::schema::{self, attachments, claim_items, claim_mutations, claim_services, claims, dedrems};
use crate::sight::OfFacility;
use crate::{dialect, rights};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::Column;
use diesel::sql_types::Integer;
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;
use serde_json::Value;

/// What a health facility bills for one visit or stay of one insuree.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "claims",
    graphql = dialect::CLAIM,
    criteria = dialect::CLAIM_CRITERIA,
    table = claims,
    access = Access::Right(rights::FIND_CLAIMS),
    scope = Scope::Rows(&OfFacility::through(claims::health_facility_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
)]
#[to_many(name = "items", target = "claim-items", column = claim_items::claim_id, visibility = Inherit,
    doc = "The drugs and consumables on it.")]
#[to_many(name = "services", target = "claim-services", column = claim_services::claim_id, visibility = Inherit,
    doc = "The acts on it.")]
#[to_many(name = "formerItems", graphql = "openimis_formerItems", target = "former-claim-items",
    column = claim_items::claim_id, visibility = Inherit,
    doc = "The drugs and consumables that were on it, if it is an earlier version.")]
#[to_many(name = "formerServices", graphql = "openimis_formerServices", target = "former-claim-services",
    column = claim_services::claim_id, visibility = Inherit,
    doc = "The acts that were on it, if it is an earlier version.")]
#[to_many(name = "attachments", target = "claim-attachments", column = attachments::claim_id, visibility = Inherit,
    doc = "What is attached to it.")]
#[to_many(name = "dedrems", target = "claim-dedrems", column = dedrems::claim_id, visibility = Inherit,
    doc = "What it used up of policies.")]
#[to_many(name = "restored", graphql = "claimSet", target = "claims", column = claims::restored_from_id,
    visibility = Check, doc = "Claims by which it was entered anew.")]
#[to_many(name = "mutations", target = "mutation-logs", through = claim_mutations, here = claim_id,
    there = mutation_id, visibility = Check, doc = "The logged changes that touched it.")]
pub struct Claim {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// S surgery, D delivery, A antenatal care, H hospitalisation, C consultation, O other, V visit; known once it was
    /// submitted.
    #[field(filter, sort)]
    pub category: Option<String>,
    /// The number that the facility gave it.
    #[field(filter, sort, label)]
    pub code: String,
    /// First day of the visit or stay.
    #[field(filter, sort)]
    pub date_from: NaiveDate,
    /// Last day of the stay.
    #[field(filter, sort)]
    pub date_to: Option<NaiveDate>,
    /// 1 rejected, 2 entered, 4 checked, 8 processed, 16 valuated.
    #[field(filter, sort)]
    pub status: i16,
    /// What a reviewer says about it.
    #[field]
    pub adjustment: Option<String>,
    /// What the facility asks.
    #[field(filter, sort)]
    pub claimed: Option<Decimal>,
    /// What the rules or a reviewer accept of it.
    #[field(filter, sort)]
    pub approved: Option<Decimal>,
    /// Unused.
    #[field]
    pub reinsured: Option<Decimal>,
    /// What it comes to after limits, deductibles and ceilings.
    #[field(filter, sort)]
    pub valuated: Option<Decimal>,
    /// The day on which it was claimed.
    #[field(filter, sort)]
    pub date_claimed: NaiveDate,
    /// The day on which it was processed.
    #[field(filter, sort)]
    pub date_processed: Option<NaiveDate>,
    /// Whether the patient has said something about it.
    #[field(filter)]
    pub feedback_available: bool,
    /// What the facility says about it.
    #[field]
    pub explanation: Option<String>,
    /// How far the feedback is: 1 idle, 2 not selected, 4 selected, 8 delivered, 16 by-passed.
    #[field(filter, sort)]
    pub feedback_status: Option<i16>,
    /// How far the review is: 1 idle, 2 not selected, 4 selected, 8 delivered, 16 by-passed.
    #[field(filter, sort)]
    pub review_status: Option<i16>,
    /// Unused.
    #[field]
    pub approval_status: Option<i16>,
    /// Why it was rejected; 0 or empty if it was not.
    #[field(filter, sort)]
    pub rejection_reason: Option<i16>,
    /// When its review began; legacy.
    #[field(name = "validityFromReview")]
    pub valid_from_review: Option<DateTime<Utc>>,
    /// When its review ended; legacy.
    #[field(name = "validityToReview")]
    pub valid_to_review: Option<DateTime<Utc>>,
    /// When it was submitted.
    #[field(filter, sort)]
    pub submit_stamp: Option<DateTime<Utc>>,
    /// When it was processed.
    #[field(filter, sort)]
    pub process_stamp: Option<DateTime<Utc>>,
    /// What is paid for it.
    #[field(filter, sort)]
    pub remunerated: Option<Decimal>,
    /// The letter of guarantee that it refers to.
    #[field(filter)]
    pub guarantee_id: Option<String>,
    /// E emergency, R referral, O other.
    #[field(filter, sort)]
    pub visit_type: Option<String>,
    /// The interactive user who reviewed it.
    #[field]
    pub audit_user_id_review: Option<i32>,
    /// The interactive user who submitted it.
    #[field]
    pub audit_user_id_submit: Option<i32>,
    /// The interactive user who processed it.
    #[field]
    pub audit_user_id_process: Option<i32>,
    /// In-patient or out-patient, as the front end writes it: IPD or OPD.
    #[field(filter)]
    pub care_type: Option<String>,
    /// Whether it asks for leave beforehand.
    #[field(filter)]
    pub pre_authorization: Option<bool>,
    /// How the patient left: H healed, D deceased, E escaped, R referred.
    #[field]
    pub patient_condition: Option<String>,
    /// The number of the referral.
    #[field(filter)]
    pub referral_code: Option<String>,
    /// Data of extensions.
    #[field]
    pub json_ext: Option<Value>,
    /// How many files and addresses are attached.
    #[field(expression = schema::ATTACHMENTS_COUNT, sql_type = Integer, filter, sort)]
    pub attachments_count: i32,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who entered it.
    #[field]
    pub audit_user_id: i32,
    /// Who was treated.
    #[to_one(target = "insurees", visibility = Inherit)]
    pub insuree_id: i32,
    /// Where.
    #[to_one(target = "health-facilities", visibility = Inherit)]
    pub health_facility_id: i32,
    /// Who answers for it.
    #[to_one(name = "admin", target = "claim-administrators", visibility = Inherit)]
    pub claim_admin_id: Option<i32>,
    /// The facility that referred the patient.
    #[to_one(name = "referFrom", target = "health-facilities", visibility = Inherit)]
    pub refer_from_id: Option<i32>,
    /// The facility to which the patient was referred.
    #[to_one(name = "referTo", target = "health-facilities", visibility = Inherit)]
    pub refer_to_id: Option<i32>,
    /// The main diagnosis.
    #[to_one(name = "icd", target = "diagnoses", visibility = Inherit)]
    pub icd_id: i32,
    /// A further diagnosis.
    #[to_one(name = "icd1", target = "diagnoses", visibility = Inherit)]
    pub icd_1_id: Option<i32>,
    /// A further diagnosis.
    #[to_one(name = "icd2", target = "diagnoses", visibility = Inherit)]
    pub icd_2_id: Option<i32>,
    /// A further diagnosis.
    #[to_one(name = "icd3", target = "diagnoses", visibility = Inherit)]
    pub icd_3_id: Option<i32>,
    /// A further diagnosis.
    #[to_one(name = "icd4", target = "diagnoses", visibility = Inherit)]
    pub icd_4_id: Option<i32>,
    /// The rejected claim that it enters anew.
    #[to_one(name = "restore", target = "claims", visibility = Check)]
    pub restored_from_id: Option<i32>,
    /// What the patient said about it.
    #[to_one(target = "feedbacks", visibility = Inherit)]
    pub feedback_id: Option<i32>,
    /// Unused.
    #[to_one(name = "adjuster", target = "interactive-users", visibility = Label)]
    pub adjuster_id: Option<i32>,
}
