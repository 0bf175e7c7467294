//! What can be read of the distribution of contributions.

use crate::coded::CARE_TYPES;
use crate::line::OfProduct;
use crate::rights;
use crate::schema::relative_distributions;
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};
use rust_decimal::Decimal;

/// The share of a period of the year in the contributions that pay for claims with relative prices.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "relative-distributions",
    graphql = GraphqlType::plain("RelativeDistributionGQLType"),
    table = relative_distributions,
    access = Access::Right(rights::FIND_PRODUCTS),
    scope = Scope::Rows(&OfProduct(relative_distributions::product_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["careType", "periods", "period"],
)]
pub struct RelativeDistribution {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// Into how many periods the year is divided: 12, 4 or 1.
    #[field(filter, sort)]
    pub periods: i16,
    /// Kind of care: B both, I in-patient, O out-patient.
    #[field(filter, sort, one_of = CARE_TYPES)]
    pub care_type: String,
    /// Which of the periods, from 1.
    #[field(filter, sort)]
    pub period: i16,
    /// The share in per cent.
    #[field]
    pub percentage: Option<Decimal>,
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
}
