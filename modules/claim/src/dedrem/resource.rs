//! What can be read of what a claim used up of a policy.

use crate::schema::dedrems;
use crate::sight::OfClaim;
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;

/// What was deducted from, and remunerated on, a policy by a claim; later claims read it for deductibles and ceilings.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "claim-dedrems",
    graphql = dialect::DEDREM,
    table = dedrems,
    access = Access::Right(rights::FIND_CLAIMS),
    scope = Scope::Rows(&OfClaim::through(dedrems::claim_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
)]
pub struct DedRem {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// Deducted from the insuree, in all.
    #[field]
    pub ded_g: Option<Decimal>,
    /// Deducted, out of hospital.
    #[field]
    pub ded_op: Option<Decimal>,
    /// Deducted, in hospital.
    #[field]
    pub ded_ip: Option<Decimal>,
    /// Remunerated, in all.
    #[field]
    pub rem_g: Option<Decimal>,
    /// Remunerated, out of hospital.
    #[field]
    pub rem_op: Option<Decimal>,
    /// Remunerated, in hospital.
    #[field]
    pub rem_ip: Option<Decimal>,
    /// Remunerated for a consultation.
    #[field]
    pub rem_consult: Option<Decimal>,
    /// Remunerated for surgery.
    #[field]
    pub rem_surgery: Option<Decimal>,
    /// Remunerated for a delivery.
    #[field]
    pub rem_delivery: Option<Decimal>,
    /// Remunerated for a hospital stay.
    #[field]
    pub rem_hospitalization: Option<Decimal>,
    /// Remunerated for antenatal care.
    #[field]
    pub rem_antenatal: Option<Decimal>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The policy.
    #[to_one(target = "policies", visibility = Inherit)]
    pub policy_id: i32,
    /// Who was treated.
    #[to_one(target = "insurees", visibility = Inherit)]
    pub insuree_id: Option<i32>,
    /// The claim.
    #[to_one(target = "claims", visibility = Check)]
    pub claim_id: i32,
}
