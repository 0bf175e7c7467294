//! What can be read of an item within a service that is a package.

use crate::schema::contained_items;
use crate::sight::OfClaim;
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;

/// An item within a service that is a package.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "claim-service-items",
    graphql = dialect::CONTAINED_ITEM,
    table = contained_items,
    access = Access::Right(rights::FIND_CLAIMS),
    scope = Scope::Rows(&OfClaim::through_service(contained_items::claim_service_id::NAME)),
)]
pub struct ContainedItem {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// How much of it the package foresees.
    #[field(filter)]
    pub qty_provided: Option<i32>,
    /// How much was really given.
    #[field(filter)]
    pub qty_displayed: Option<i32>,
    /// When it was entered.
    #[field]
    pub created_date: Option<DateTime<Utc>>,
    /// The price of one.
    #[field]
    pub price_asked: Option<Decimal>,
    /// The package.
    #[to_one(target = "claim-services", visibility = Inherit)]
    pub claim_service_id: i32,
    /// What it is.
    #[to_one(target = "medical-items", visibility = Inherit)]
    pub item_id: i32,
}
