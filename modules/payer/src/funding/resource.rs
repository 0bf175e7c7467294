//! What can be read of a funding.

use super::scope::OfPayer;
use crate::schema::{self, fundings};
use crate::{dialect, rights};
use chrono::{DateTime, NaiveDate, Utc};
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// N pending, P paid, A awaiting reconciliation, R reconciled.
const STATUSES: &[&str] = &["N", "P", "A", "R"];

/// Money that a payer gives for a product.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "fundings",
    graphql = dialect::FUNDING,
    table = fundings,
    access = Access::Right(rights::FIND_PAYERS),
    scope = Scope::Rows(&OfPayer),
    live = condition(schema::LIVE_FUNDING),
    history = shadow(schema::funding_versions),
    sort = ["-payDate", "-dateCreated"],
)]
pub struct Funding {
    /// Join key and public id.
    #[key]
    #[field(filter)]
    pub uuid: Uuid,
    /// Whether it was deleted.
    #[field(filter)]
    pub is_deleted: bool,
    /// Data of extensions.
    #[field]
    pub json_ext: Option<Value>,
    /// When it was noted.
    #[field(filter, sort)]
    pub date_created: Option<DateTime<Utc>>,
    /// When it was last changed.
    #[field(filter, sort)]
    pub date_updated: Option<DateTime<Utc>>,
    /// How often it was written, from 1.
    #[field]
    pub version: i32,
    /// How much.
    #[field(filter, sort)]
    pub amount: Option<Decimal>,
    /// The day of payment.
    #[field(filter, sort)]
    pub pay_date: Option<NaiveDate>,
    /// N pending, P paid, A awaiting reconciliation, R reconciled.
    #[field(graphql_type = "FundingStatus", filter, sort, one_of = STATUSES)]
    pub status: String,
    /// The receipt's number.
    #[field(filter, sort)]
    pub receipt: String,
    /// Who gives it.
    #[to_one(target = "payers", visibility = Check)]
    pub payer_id: Option<i32>,
    /// What it is for.
    #[to_one(target = "products", visibility = Check)]
    pub product_id: Option<i32>,
    /// Who noted it.
    #[to_one(target = "users", visibility = Label)]
    pub user_created_id: Uuid,
    /// Who last changed it.
    #[to_one(target = "users", visibility = Label)]
    pub user_updated_id: Uuid,
}
