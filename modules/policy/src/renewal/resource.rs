//! What can be read of a renewal that is due.

use super::sight::RenewalsInSight;
use crate::schema::{policy_renewal_details, policy_renewals};
use crate::sight::OfPolicy;
use crate::{dialect, rights};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::Column;
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};
use uuid::Uuid;

/// A policy that is to be renewed.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "policy-renewals",
    graphql = dialect::POLICY_RENEWAL,
    table = policy_renewals,
    access = Access::Right(rights::RENEW_POLICIES),
    scope = Scope::Rows(&RenewalsInSight),
    history = same_table(valid_from, valid_to, legacy_id),
)]
#[to_many(name = "details", target = "policy-renewal-details", column = policy_renewal_details::renewal_id,
    visibility = Inherit, doc = "Whose photos are to be renewed with it.")]
pub struct PolicyRenewal {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: Uuid,
    /// The day on which the office was told.
    #[field(filter, sort)]
    pub renewal_prompt_date: NaiveDate,
    /// The first day after the policy.
    #[field(filter, sort)]
    pub renewal_date: NaiveDate,
    /// Telephone of the officer.
    #[field]
    pub phone_number: Option<String>,
    /// Whether messages were sent: 0 no.
    #[field(filter)]
    pub sms_status: i16,
    /// What stands in the way, added up: 1 the product is not sold then, 2 there is no officer, 4 the officer no longer
    /// works then.
    #[field(filter, sort)]
    pub renewal_warnings: Option<i16>,
    /// What the family answered: 0 nothing, 1 accepted.
    #[field(filter)]
    pub response_status: Option<i32>,
    /// When it answered.
    #[field(filter, sort)]
    pub response_date: Option<DateTime<Utc>>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is open.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who listed it; 0 for the daily job.
    #[field]
    pub audit_user_id: Option<i32>,
    /// The officer who is to renew it.
    #[to_one(target = "officers", visibility = Label)]
    pub new_officer_id: Option<i32>,
    /// The head of the family.
    #[to_one(target = "insurees", visibility = Inherit)]
    pub insuree_id: i32,
    /// The policy that ends.
    #[to_one(target = "policies", visibility = Inherit)]
    pub policy_id: i32,
    /// The product that it is to be renewed with.
    #[to_one(target = "products", visibility = Inherit)]
    pub new_product_id: i32,
}

/// A member whose photo is to be renewed with the policy.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "policy-renewal-details",
    graphql = GraphqlType::plain("PolicyRenewalDetailsGQLType"),
    table = policy_renewal_details,
    access = Access::Right(rights::RENEW_POLICIES),
    scope = Scope::Rows(&OfPolicy::through_renewal(policy_renewal_details::renewal_id::NAME)),
    history = same_table(valid_from, valid_to, legacy_id),
)]
pub struct PolicyRenewalDetail {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is open.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who listed it; 0 for the daily job.
    #[field]
    pub audit_user_id: i32,
    /// The renewal.
    #[to_one(target = "policy-renewals", visibility = Inherit)]
    pub renewal_id: i32,
    /// The member.
    #[to_one(target = "insurees", visibility = Inherit)]
    pub insuree_id: i32,
}
