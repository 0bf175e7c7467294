//! What can be read of a price list of items.

use crate::schema::{items_pricelist_details, items_pricelist_mutations, items_pricelists};
use crate::{dialect, rights};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use openimis_location::InArea;
use openimis_location::schema::health_facilities;
use rust_decimal::Decimal;
use uuid::Uuid;

/// What items cost at the facilities that charge by the list.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "items-pricelists",
    graphql = dialect::ITEMS_PRICELIST,
    criteria = dialect::ITEMS_PRICELIST_CRITERIA,
    table = items_pricelists,
    access = Access::Right(rights::FIND_ITEMS),
    scope = Scope::Rows(&InArea::district(items_pricelists::location_id::NAME).or_national()),
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["name"],
)]
#[to_many(name = "details", target = "items-pricelist-details", column = items_pricelist_details::items_pricelist_id,
    visibility = Inherit, doc = "What is on it.")]
#[to_many(name = "healthFacilities", target = "health-facilities", column = health_facilities::items_pricelist_id,
    visibility = Check, doc = "The facilities that charge by it.")]
#[to_many(name = "mutations", target = "mutation-logs", through = items_pricelist_mutations, here = pricelist_id,
    there = mutation_id, visibility = Check, doc = "The logged changes that touched it.")]
pub struct ItemsPricelist {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: Uuid,
    /// Name, unique among valid lists of items.
    #[field(filter, sort, label)]
    pub name: String,
    /// The day of the list, for people: what holds when follows from the validity of its rows.
    #[field(filter, sort)]
    pub pricelist_date: NaiveDate,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The region or district it is for; a list without one is for the whole country.
    #[to_one(target = "locations", visibility = Inherit)]
    pub location_id: Option<i32>,
}

/// An item on a price list.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "items-pricelist-details",
    graphql = dialect::ITEMS_PRICELIST_DETAIL,
    table = items_pricelist_details,
    access = Access::Right(rights::FIND_ITEMS),
    scope = Scope::Rows(&crate::scope::ON_LISTS_OF_ITEMS),
    history = same_table(valid_from, valid_to, legacy_id),
)]
pub struct ItemsPricelistDetail {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// Its price here; the register's where there is none.
    #[field(filter, sort)]
    pub price_overrule: Option<Decimal>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The item.
    #[to_one(target = "medical-items", visibility = Inherit)]
    pub item_id: i32,
    /// The list.
    #[to_one(target = "items-pricelists", visibility = Inherit)]
    pub items_pricelist_id: i32,
}
