//! What can be read of a payer.

use crate::schema::{fundings, payers};
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use openimis_location::InArea;

/// C co-operative, D donor, G government, L local authority, O other, P private organization.
pub(crate) const TYPES: &[&str] = &["C", "D", "G", "L", "O", "P"];

/// Which payers an actor sees: the national ones, those of his districts, and those of the regions above.
pub(crate) static IN_REACH: InArea = InArea::district(payers::location_id::NAME).or_national();

/// A third party that pays contributions for others: a donor, a co-operative, the government.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "payers",
    graphql = dialect::PAYER,
    criteria = dialect::PAYER_CRITERIA,
    table = payers,
    access = Access::Right(rights::FIND_PAYERS),
    scope = Scope::Rows(&IN_REACH),
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["name"],
)]
#[to_many(name = "fundings", target = "fundings", column = fundings::payer_id, visibility = Inherit,
    doc = "What he gives, newest first.")]
pub struct Payer {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// C co-operative, D donor, G government, L local authority, O other, P private organization.
    #[field(graphql = "type", graphql_type = "PayerType", filter, sort, one_of = TYPES)]
    pub payer_type: String,
    /// Name.
    #[field(filter, sort, label)]
    pub name: String,
    /// Postal address.
    #[field]
    pub address: Option<String>,
    /// Telephone.
    #[field(filter)]
    pub phone: Option<String>,
    /// Fax.
    #[field(filter)]
    pub fax: Option<String>,
    /// E-mail address.
    #[field(filter)]
    pub email: Option<String>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The region or district he belongs to; the whole country if empty.
    #[to_one(target = "locations", visibility = Inherit)]
    pub location_id: Option<i32>,
}
