//! What can be read of a package's parts (spec 11.3).

use crate::schema::{package_items, package_services};
use chrono::{DateTime, Utc};
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};
use rust_decimal::Decimal;

/// An item in a package.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "package-items",
    graphql = GraphqlType::plain("ServiceItemGQLType"),
    table = package_items,
    access = Access::Authenticated,
    scope = Scope::All,
)]
pub struct PackageItem {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// How often the package holds it.
    #[field(name = "qtyProvided", filter, sort)]
    pub quantity: Option<i32>,
    /// When it came into the package.
    #[field(name = "pcpDate")]
    pub created_at: Option<DateTime<Utc>>,
    /// Its price within the package.
    #[field(name = "priceAsked", filter, sort)]
    pub price: Option<Decimal>,
    /// Whether it counts.
    #[field(filter)]
    pub status: bool,
    /// The item.
    #[to_one(target = "medical-items", visibility = Inherit)]
    pub item_id: i32,
    /// The package.
    #[to_one(target = "medical-services", visibility = Inherit)]
    pub parent_id: i32,
}

/// A service in a package.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "package-services",
    graphql = GraphqlType::plain("ServiceServiceGQLType"),
    table = package_services,
    access = Access::Authenticated,
    scope = Scope::All,
)]
pub struct PackageService {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// How often the package holds it.
    #[field(name = "qtyProvided", filter, sort)]
    pub quantity: Option<i32>,
    /// When it came into the package.
    #[field(name = "scpDate")]
    pub created_at: Option<DateTime<Utc>>,
    /// Its price within the package.
    #[field(name = "priceAsked", filter, sort)]
    pub price: Option<Decimal>,
    /// Whether it counts.
    #[field(filter)]
    pub status: bool,
    /// The service.
    #[to_one(target = "medical-services", visibility = Inherit)]
    pub service_id: i32,
    /// The package.
    #[to_one(target = "medical-services", visibility = Inherit)]
    pub parent_id: i32,
}
