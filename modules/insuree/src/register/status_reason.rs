//! Reasons why a person is inactive or dead.

use crate::schema::{insurees, status_reasons};
use chrono::{DateTime, Utc};
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};

const DIALECT: GraphqlType = GraphqlType::node("InsureeStatusReasonGQLType").lookups(&[
    "code",
    "insuree_status_reason",
    "insuree_status_reason__icontains",
    "insuree_status_reason__istartswith",
    "status_type",
]);

/// Why a person is inactive or dead. A scheme has its own reasons.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "insuree-status-reasons",
    graphql = DIALECT,
    table = status_reasons,
    access = Access::Authenticated,
    scope = Scope::All,
    live = while_null(valid_to),
    sort = ["code"],
)]
#[to_many(name = "insurees", target = "insurees", column = insurees::status_reason_id, visibility = Check,
    doc = "The people of whom it is told.")]
pub struct StatusReason {
    /// Join key and public id.
    #[key]
    pub id: i16,
    /// Code, by which a change of a person names it.
    #[field(filter, sort, label)]
    pub code: String,
    /// What people read.
    #[field(name = "reason", graphql = "insureeStatusReason", filter, sort, label)]
    pub status_reason: String,
    /// The status that it explains: IN inactive, DE dead.
    #[field(filter, sort, label)]
    pub status_type: String,
    /// The instant from which the row holds.
    #[field(name = "validityFrom")]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo")]
    pub valid_to: Option<DateTime<Utc>>,
}
