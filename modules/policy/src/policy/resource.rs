//! What can be read of a policy.

use super::PolicyStatus;
use crate::pricing::Stage;
use crate::schema::{policies, policy_mutations, policy_renewals};
use crate::{dialect, rights};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use openimis_insuree::InSight;
use openimis_insuree::schema::insuree_policies;
use rust_decimal::Decimal;
use uuid::Uuid;

/// The purchase of a product by a family, for a period.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "policies",
    graphql = dialect::POLICY,
    criteria = dialect::POLICY_CRITERIA,
    table = policies,
    access = Access::Right(rights::FIND_POLICIES),
    scope = Scope::Rows(&InSight::of_family(policies::family_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
)]
#[to_many(name = "insureePolicies", target = "insuree-policies", column = insuree_policies::policy_id,
    visibility = Inherit, doc = "Who is covered.")]
#[to_many(name = "policyRenewals", target = "policy-renewals", column = policy_renewals::policy_id, visibility = Check,
    doc = "That it is to be renewed.")]
#[to_many(name = "mutations", target = "policy-mutations", column = policy_mutations::policy_id, visibility = Check,
    doc = "The logged changes that touched the policy.")]
pub struct Policy {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// N new, R renewed; a policy without one is new.
    #[field(filter, sort, one_of = Stage::LETTERS)]
    pub stage: Option<String>,
    /// 1 idle, 2 active, 4 suspended, 8 expired, 16 ready.
    #[field(filter, sort)]
    pub status: Option<i16>,
    /// What it costs.
    #[field(filter, sort)]
    pub value: Option<Decimal>,
    /// The day on which the family enrolled.
    #[field(filter, sort)]
    pub enroll_date: NaiveDate,
    /// First day of its period.
    #[field(filter, sort)]
    pub start_date: NaiveDate,
    /// First day on which it is in force; empty until it is paid.
    #[field(filter, sort)]
    pub effective_date: Option<NaiveDate>,
    /// Last day.
    #[field(filter, sort)]
    pub expiry_date: Option<NaiveDate>,
    /// Whether it was sold offline.
    #[field(filter)]
    pub offline: Option<bool>,
    /// The day on which it was registered.
    #[field(filter, sort)]
    pub creation_date: Option<NaiveDate>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// Key of the contribution plan by which it is priced.
    #[hidden]
    pub contribution_plan_id: Option<Uuid>,
    /// Who bought it.
    #[to_one(target = "families", visibility = Inherit)]
    pub family_id: i32,
    /// What was bought.
    #[to_one(target = "products", visibility = Inherit)]
    pub product_id: i32,
    /// Who sold it.
    #[to_one(target = "officers", visibility = Label)]
    pub officer_id: Option<i32>,
}

impl Policy {
    /// New or renewed.
    #[must_use]
    pub fn stage(&self) -> Stage {
        Stage::of(self.stage.as_deref())
    }

    /// Where it is in its life; nothing for a number that openIMIS does not know.
    #[must_use]
    pub fn status(&self) -> Option<PolicyStatus> {
        self.status.and_then(PolicyStatus::of)
    }
}
