//! What can be read of a service on a claim.

use crate::schema::{claim_services, contained_items, contained_services};
use crate::sight::OfClaim;
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;
use serde_json::Value;

/// An act on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "claim-services",
    graphql = dialect::CLAIM_SERVICE,
    table = claim_services,
    access = Access::Right(rights::FIND_CLAIMS),
    scope = Scope::Rows(&OfClaim::through(claim_services::claim_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
)]
#[to_many(name = "items", target = "claim-service-items", column = contained_items::claim_service_id,
    visibility = Inherit, doc = "What was given, if the service is a package.")]
#[to_many(name = "services", target = "claim-service-services", column = contained_services::claim_service_id,
    visibility = Inherit, doc = "What was done, if the service is a package.")]
pub struct ClaimService {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// 1 passed, 2 rejected.
    #[field(filter, sort)]
    pub status: i16,
    /// How much was given.
    #[field(filter, sort)]
    pub qty_provided: Decimal,
    /// How much of it the rules or a reviewer accept; 0 on a rejected line.
    #[field(filter, sort)]
    pub qty_approved: Option<Decimal>,
    /// The price of one, as the facility asks.
    #[field(filter, sort)]
    pub price_asked: Decimal,
    /// The price of one, as the price list or the product has it.
    #[field(filter, sort)]
    pub price_adjusted: Option<Decimal>,
    /// The price of one that a reviewer accepts.
    #[field(filter, sort)]
    pub price_approved: Option<Decimal>,
    /// What the line comes to after limits, deductibles and ceilings.
    #[field(filter, sort)]
    pub price_valuated: Option<Decimal>,
    /// What the facility says about it.
    #[field]
    pub explanation: Option<String>,
    /// What a reviewer says about it.
    #[field]
    pub justification: Option<String>,
    /// Why it was rejected; 0 or empty if it was not.
    #[field(filter, sort)]
    pub rejection_reason: Option<i16>,
    /// C the insurer bears a share, F he bears a fixed amount.
    #[field(filter)]
    pub limitation: Option<String>,
    /// The share in percent, or the amount.
    #[field]
    pub limitation_value: Option<Decimal>,
    /// Where the price comes from: P price list, O asked by the facility, R relative.
    #[field(filter)]
    pub price_origin: Option<String>,
    /// What is paid for the line.
    #[field(filter, sort)]
    pub remunerated_amount: Option<Decimal>,
    /// What the insuree bears himself before the insurer does.
    #[field(name = "deductableAmount")]
    pub deductible_amount: Option<Decimal>,
    /// What exceeds the ceilings of the policy.
    #[field]
    pub exceed_ceiling_amount: Option<Decimal>,
    /// What exceeds the ceiling of the claim's category.
    #[field]
    pub exceed_ceiling_amount_category: Option<Decimal>,
    /// Data of extensions.
    #[field]
    pub json_ext: Option<Value>,
    /// When its review began; legacy.
    #[field(name = "validityFromReview")]
    pub valid_from_review: Option<DateTime<Utc>>,
    /// When its review ended; legacy.
    #[field(name = "validityToReview")]
    pub valid_to_review: Option<DateTime<Utc>>,
    /// The interactive user who reviewed it.
    #[field]
    pub audit_user_id_review: Option<i32>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The claim that it is on.
    #[to_one(target = "claims", visibility = Inherit)]
    pub claim_id: i32,
    /// What was done.
    #[to_one(target = "medical-services", visibility = Inherit)]
    pub service_id: i32,
    /// The product that covers it.
    #[to_one(target = "products", visibility = Inherit)]
    pub product_id: Option<i32>,
    /// The policy that pays for it.
    #[to_one(target = "policies", visibility = Inherit)]
    pub policy_id: Option<i32>,
}
