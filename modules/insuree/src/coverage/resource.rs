//! What can be read of a cover. The policy itself is a relationship that its own module adds.

use crate::dialect;
use crate::rights;
use crate::schema::insuree_policies;
use crate::sight::InSight;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};

/// The cover of one person by one policy.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "insuree-policies",
    graphql = dialect::INSUREE_POLICY,
    criteria = dialect::INSUREE_POLICY_CRITERIA,
    table = insuree_policies,
    access = Access::Right(rights::FIND_INSUREE_POLICIES),
    scope = Scope::Rows(&InSight::of_person(insuree_policies::insuree_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
)]
pub struct InsureePolicy {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// The day of the enrolment.
    #[field(filter, sort)]
    pub enrollment_date: Option<NaiveDate>,
    /// The first day of the policy.
    #[field(filter, sort)]
    pub start_date: Option<NaiveDate>,
    /// The first day of the cover; empty until the policy is active.
    #[field(filter, sort)]
    pub effective_date: Option<NaiveDate>,
    /// The last day of the cover.
    #[field(filter, sort)]
    pub expiry_date: Option<NaiveDate>,
    /// Whether it was registered offline.
    #[field(filter)]
    pub offline: Option<bool>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// Key of the policy.
    #[hidden]
    pub policy_id: i32,
    /// Who is covered.
    #[to_one(target = "insurees", visibility = Inherit)]
    pub insuree_id: i32,
}
