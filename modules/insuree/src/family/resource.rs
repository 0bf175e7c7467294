//! What can be read of a family.

use crate::dialect;
use crate::rights;
use crate::schema::{families, family_mutations, insurees};
use crate::sight::InSight;
use chrono::{DateTime, Utc};
use openimis_core::declare::{Access, Resource, Scope};
use serde_json::Value;

/// People who are insured together.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "families",
    graphql = dialect::FAMILY,
    criteria = dialect::FAMILY_CRITERIA,
    table = families,
    access = Access::Right(rights::FIND_FAMILIES),
    scope = Scope::Rows(&InSight::FAMILIES),
    history = same_table(valid_from, valid_to, legacy_id),
)]
#[to_many(name = "members", target = "insurees", column = insurees::family_id, visibility = Inherit,
    doc = "The people of the family, its head among them.")]
#[to_many(name = "mutations", target = "family-mutations", column = family_mutations::family_id, visibility = Check,
    doc = "The logged changes that touched the family.")]
pub struct Family {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Whether the family is poor.
    #[field(filter, sort)]
    pub poverty: Option<bool>,
    /// Postal address.
    #[field(filter, sort)]
    pub address: Option<String>,
    /// Whether the family was registered offline.
    #[field(filter)]
    pub is_offline: Option<bool>,
    /// Ethnicity, one letter.
    #[field(filter)]
    pub ethnicity: Option<String>,
    /// Number of the confirmation that the family is poor.
    #[field(filter, sort)]
    pub confirmation_no: Option<String>,
    /// Data of extensions.
    #[field]
    pub json_ext: Option<Value>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The person who speaks for the family.
    #[to_one(target = "insurees", visibility = Inherit)]
    pub head_insuree_id: i32,
    /// The village that the family lives in.
    #[to_one(target = "locations", visibility = Inherit)]
    pub location_id: Option<i32>,
    /// Type of family.
    #[to_one(target = "family-types", visibility = Inherit)]
    pub family_type_id: Option<String>,
    /// Who confirmed that the family is poor.
    #[to_one(target = "confirmation-types", visibility = Inherit)]
    pub confirmation_type_id: Option<String>,
}
