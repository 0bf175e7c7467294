//! What can be read of a service as it was on an earlier version of a claim.

use crate::schema::{self, claim_services};
use crate::sight::OfClaim;
use crate::{dialect, rights};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;

/// An act on an earlier version of a claim: a copy, made when the claim was changed.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "former-claim-services",
    graphql = dialect::FORMER_SERVICE,
    table = claim_services,
    access = Access::Right(rights::FIND_CLAIMS),
    scope = Scope::Rows(&OfClaim::through(claim_services::claim_id::NAME)),
    live = condition(schema::FORMER_LINE),
)]
pub struct FormerService {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// 1 passed, 2 rejected.
    #[field(filter)]
    pub status: i16,
    /// How much was given.
    #[field]
    pub qty_provided: Decimal,
    /// How much of it the rules or a reviewer accepted.
    #[field]
    pub qty_approved: Option<Decimal>,
    /// The price of one, as the facility asked.
    #[field]
    pub price_asked: Decimal,
    /// The price of one, as the price list or the product had it.
    #[field]
    pub price_adjusted: Option<Decimal>,
    /// The price of one that a reviewer accepted.
    #[field]
    pub price_approved: Option<Decimal>,
    /// What the line came to.
    #[field]
    pub price_valuated: Option<Decimal>,
    /// What the facility said about it.
    #[field]
    pub explanation: Option<String>,
    /// What a reviewer said about it.
    #[field]
    pub justification: Option<String>,
    /// Why it was rejected; 0 or empty if it was not.
    #[field(filter)]
    pub rejection_reason: Option<i16>,
    /// The earlier version of the claim.
    #[to_one(target = "claims", visibility = Inherit)]
    pub claim_id: i32,
    /// What was done.
    #[to_one(target = "medical-services", visibility = Inherit)]
    pub service_id: i32,
    /// The product that covered it.
    #[to_one(target = "products", visibility = Inherit)]
    pub product_id: Option<i32>,
}
