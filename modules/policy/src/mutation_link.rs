//! Which logged change touched which policy or renewal, as it can be read (spec 1.15, rule 106).

use crate::rights;
use crate::schema::{policy_mutations, renewal_mutations};
use crate::sight::OfPolicy;
use diesel::Column;
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};
use uuid::Uuid;

/// A logged change that touched a policy.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "policy-mutations",
    graphql = GraphqlType::plain("PolicyMutationGQLType"),
    table = policy_mutations,
    access = Access::Right(rights::FIND_POLICIES),
    scope = Scope::Rows(&OfPolicy::through(policy_mutations::policy_id::NAME)),
)]
pub struct PolicyMutation {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// Which policy was touched.
    #[to_one(target = "policies", visibility = Check)]
    pub policy_id: i32,
    /// The change.
    #[to_one(target = "mutation-logs", visibility = Check)]
    pub mutation_id: Uuid,
}

/// A logged change that touched a renewal.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "policy-renewal-mutations",
    graphql = GraphqlType::plain("PolicyRenewalMutationGQLType"),
    table = renewal_mutations,
    access = Access::Right(rights::RENEW_POLICIES),
    scope = Scope::Rows(&OfPolicy::through_renewal(renewal_mutations::policy_renewal_id::NAME)),
)]
pub struct PolicyRenewalMutation {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// Which renewal was touched.
    #[to_one(target = "policy-renewals", visibility = Check)]
    pub policy_renewal_id: i32,
    /// The change.
    #[to_one(target = "mutation-logs", visibility = Check)]
    pub mutation_id: Uuid,
}
