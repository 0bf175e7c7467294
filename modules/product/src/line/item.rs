//! The medical items that a product covers.

use super::OfProduct;
use crate::coded::{CEILING_EXCLUSIONS, LIMIT_TYPES, PRICE_ORIGINS};
use crate::schema::product_items;
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;

/// A medical item that a product covers, with its limits: by the claim's kind of visit (referral R, emergency E, other),
/// and by age.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "product-items",
    graphql = dialect::PRODUCT_ITEM,
    table = product_items,
    access = Access::Right(rights::FIND_PRODUCTS),
    scope = Scope::Rows(&OfProduct(product_items::product_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
)]
pub struct ProductItem {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// Whose price counts: P price list, O the facility's own, R relative.
    #[field(graphql_type = "PriceOriginEnum", filter, one_of = PRICE_ORIGINS)]
    pub price_origin: Option<String>,
    /// What the limits of other visits are: C co-insurance in per cent, F fixed amount.
    #[field(graphql_type = "LimitTypeEnum", filter, one_of = LIMIT_TYPES)]
    pub limitation_type: Option<String>,
    /// What the limits of referrals are: C co-insurance in per cent, F fixed amount.
    #[field(graphql_type = "LimitTypeEnum", filter, one_of = LIMIT_TYPES)]
    pub limitation_type_r: Option<String>,
    /// What the limits of emergencies are: C co-insurance in per cent, F fixed amount.
    #[field(graphql_type = "LimitTypeEnum", filter, one_of = LIMIT_TYPES)]
    pub limitation_type_e: Option<String>,
    /// Limit of other visits for adults.
    #[field]
    pub limit_adult: Option<Decimal>,
    /// Limit of other visits for children.
    #[field]
    pub limit_child: Option<Decimal>,
    /// Limit of referrals for adults.
    #[field]
    pub limit_adult_r: Option<Decimal>,
    /// Limit of referrals for children.
    #[field]
    pub limit_child_r: Option<Decimal>,
    /// Limit of emergencies for adults.
    #[field]
    pub limit_adult_e: Option<Decimal>,
    /// Limit of emergencies for children.
    #[field]
    pub limit_child_e: Option<Decimal>,
    /// Months after the policy takes effect in which it is not covered for adults.
    #[field]
    pub waiting_period_adult: Option<i32>,
    /// Months after the policy takes effect in which it is not covered for children.
    #[field]
    pub waiting_period_child: Option<i32>,
    /// The largest quantity under a policy for adults.
    #[field]
    pub limit_no_adult: Option<i32>,
    /// The largest quantity under a policy for children.
    #[field]
    pub limit_no_child: Option<i32>,
    /// Where it does not count against ceilings for adults: H hospital, N elsewhere, B both.
    #[field(graphql_type = "CeilingExclusionEnum", one_of = CEILING_EXCLUSIONS)]
    pub ceiling_exclusion_adult: Option<String>,
    /// Where it does not count against ceilings for children: H hospital, N elsewhere, B both.
    #[field(graphql_type = "CeilingExclusionEnum", one_of = CEILING_EXCLUSIONS)]
    pub ceiling_exclusion_child: Option<String>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The product.
    #[to_one(target = "products", visibility = Inherit)]
    pub product_id: i32,
    /// The medical item.
    #[to_one(target = "medical-items", visibility = Inherit)]
    pub item_id: i32,
}
