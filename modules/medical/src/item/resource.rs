//! What can be read of an item.

use crate::coded::{CARE_TYPES, ITEM_TYPES};
use crate::schema::{item_mutations, items, package_items};
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;

/// A drug or a consumable that a claim can name.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "medical-items",
    graphql = dialect::ITEM,
    criteria = dialect::ITEM_CRITERIA,
    table = items,
    access = Access::Authenticated,
    scope = Scope::All,
    history = same_table(valid_from, valid_to, legacy_id),
    history_access = Access::Right(rights::FIND_ITEMS),
    sort = ["code"],
)]
#[to_many(name = "itemsServices", target = "package-items", column = package_items::item_id, visibility = Inherit,
    doc = "Its places in packages.")]
#[to_many(name = "mutations", target = "mutation-logs", through = item_mutations, here = item_id, there = mutation_id,
    visibility = Check, doc = "The logged changes that touched it.")]
pub struct MedicalItem {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Code, unique among valid items; at most 6 characters.
    #[field(filter, sort, label)]
    pub code: String,
    /// Name.
    #[field(filter, sort, label)]
    pub name: String,
    /// D drug, M medical prosthesis or consumable.
    #[field(graphql = "type", filter, sort, one_of = ITEM_TYPES)]
    pub item_type: String,
    /// How it is packed (`1000 TABLETS`).
    #[field(filter, sort)]
    pub package: Option<String>,
    /// Price in the register, which a price list can override; in the scheme's currency.
    #[field(filter, sort)]
    pub price: Decimal,
    /// How much of it a package holds.
    #[field(filter, sort)]
    pub quantity: Option<Decimal>,
    /// The largest quantity of a claim line.
    #[field(filter, sort)]
    pub maximum_amount: Option<Decimal>,
    /// For whom: I in-patients, O out-patients, B both.
    #[field(filter, sort, one_of = CARE_TYPES)]
    pub care_type: String,
    /// Days between two deliveries to one insuree; none or 0 means no limit.
    #[field(filter, sort)]
    pub frequency: Option<i16>,
    /// For whom, as the sum of 1 men, 2 women, 4 adults, 8 children: 15 is everybody.
    #[field(filter, sort)]
    pub patient_category: i16,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
}
