//! What can be read of a diagnosis.

use crate::dialect;
use crate::schema::diagnoses;
use chrono::{DateTime, Utc};
use openimis_core::declare::{Access, Resource, Scope};

/// A diagnosis that a claim can name.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "diagnoses",
    graphql = dialect::DIAGNOSIS,
    criteria = dialect::DIAGNOSIS_CRITERIA,
    table = diagnoses,
    access = Access::Authenticated,
    scope = Scope::All,
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["code"],
)]
pub struct Diagnosis {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// Code, unique among valid diagnoses; at most 6 characters.
    #[field(filter, sort, label)]
    pub code: String,
    /// What it is called.
    #[field(filter, sort, label)]
    pub name: String,
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
