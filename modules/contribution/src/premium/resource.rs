//! What can be read of a contribution.

use super::PayType;
use crate::dialect;
use crate::rights;
use crate::schema::{OTHER_PREMIUMS, premium_mutations, premiums};
use crate::sight;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::sql_types::Numeric;
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;

/// Money recorded against a policy.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "premiums",
    graphql = dialect::PREMIUM,
    criteria = dialect::PREMIUM_CRITERIA,
    table = premiums,
    access = Access::Right(rights::FIND_CONTRIBUTIONS),
    scope = Scope::Rows(&sight::PREMIUMS),
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["-payDate"],
)]
#[to_many(name = "mutations", target = "premium-mutations", column = premium_mutations::premium_id, visibility = Check,
    doc = "The logged changes that touched the contribution.")]
pub struct Premium {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// How much was paid, in the currency of the scheme.
    #[field(filter, sort)]
    pub amount: Decimal,
    /// Number of the receipt, unique among the valid contributions to a product; empty if none was given out.
    #[field(filter, sort)]
    pub receipt: String,
    /// The day of the payment.
    #[field(filter, sort)]
    pub pay_date: NaiveDate,
    /// How it was paid: B bank transfer, C cash, M mobile phone, F funding.
    #[field(filter, sort, one_of = PayType::LETTERS)]
    pub pay_type: String,
    /// Whether it pays for photos; photo fees count for no policy, nor does what does not say whether it is one.
    #[field(filter)]
    pub is_photo_fee: Option<bool>,
    /// Whether it was recorded offline.
    #[field(filter)]
    pub is_offline: Option<bool>,
    /// Number of the report that contains it.
    #[field]
    pub reporting_id: Option<i32>,
    /// Number of the report of commissions that contains it.
    #[field]
    pub reporting_commission_id: Option<i32>,
    /// When it was in an overview of commissions.
    #[field]
    pub overview_commission_report: Option<DateTime<Utc>>,
    /// When it was in a detailed report of commissions.
    #[field]
    pub all_details_commission_report: Option<DateTime<Utc>>,
    /// The program that recorded it.
    #[field]
    pub source: Option<String>,
    /// The version of that program.
    #[field]
    pub source_version: Option<String>,
    /// The day on which it was recorded.
    #[field(graphql_type = "DateTime", filter, sort)]
    pub created_date: NaiveDate,
    /// What the other valid contributions to the policy come to, photo fees aside.
    #[field(expression = OTHER_PREMIUMS, sql_type = Numeric, graphql_type = "Float")]
    pub other_premiums: Decimal,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The policy that it pays for.
    #[to_one(target = "policies", visibility = Check)]
    pub policy_id: i32,
    /// Who paid for the family; empty if the family paid itself.
    #[to_one(target = "payers", visibility = Label)]
    pub payer_id: Option<i32>,
}
