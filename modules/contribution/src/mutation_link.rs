//! Which logged change touched which contribution, as it can be read (spec 1.15, rule 106).

use crate::rights;
use crate::schema::premium_mutations;
use crate::sight::OfPremium;
use diesel::Column;
use openimis_core::declare::{Access, GraphqlType, Link, Relationship, Resource, ResourceAddition, Scope, Visibility};
use uuid::Uuid;

/// A logged change that touched a contribution.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "premium-mutations",
    graphql = GraphqlType::plain("PremiumMutationGQLType"),
    table = premium_mutations,
    access = Access::Right(rights::FIND_CONTRIBUTIONS),
    scope = Scope::Rows(&OfPremium),
)]
pub struct PremiumMutation {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// Which contribution was touched.
    #[to_one(target = "premiums", visibility = Check)]
    pub premium_id: i32,
    /// The change.
    #[to_one(target = "mutation-logs", visibility = Check)]
    pub mutation_id: Uuid,
}

/// Whoever sees a logged change sees the contributions that it touched, as far as they are within his sight.
pub(crate) const ADDITION: ResourceAddition = ResourceAddition {
    resource: "mutation-logs",
    scope: Scope::All,
    fields: &[],
    relationships: &[Relationship {
        name: "premiums",
        graphql: None,
        doc: "The contributions that it touched.",
        target: "premium-mutations",
        link: Link::Many {
            column: premium_mutations::mutation_id::NAME,
        },
        visibility: Visibility::Check,
    }],
    criteria: &[],
};
