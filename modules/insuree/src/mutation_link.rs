//! Which logged change touched which person or family, as it can be read (spec 1.15, rule 106).

use crate::rights;
use crate::schema::{family_mutations, insuree_mutations};
use crate::sight::InSight;
use diesel::Column;
use openimis_core::declare::{Access, GraphqlType, Link, Relationship, Resource, ResourceAddition, Scope, Visibility};
use uuid::Uuid;

/// A logged change that touched a person.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "insuree-mutations",
    graphql = GraphqlType::plain("InsureeMutationGQLType"),
    table = insuree_mutations,
    access = Access::Right(rights::FIND_INSUREES),
    scope = Scope::Rows(&InSight::of_person(insuree_mutations::insuree_id::NAME)),
)]
pub struct InsureeMutation {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// Who was touched.
    #[to_one(target = "insurees", visibility = Check)]
    pub insuree_id: i32,
    /// The change.
    #[to_one(target = "mutation-logs", visibility = Check)]
    pub mutation_id: Uuid,
}

/// A logged change that touched a family.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "family-mutations",
    graphql = GraphqlType::plain("FamilyMutationGQLType"),
    table = family_mutations,
    access = Access::Right(rights::FIND_FAMILIES),
    scope = Scope::Rows(&InSight::of_family(family_mutations::family_id::NAME)),
)]
pub struct FamilyMutation {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// Which family was touched.
    #[to_one(target = "families", visibility = Check)]
    pub family_id: i32,
    /// The change.
    #[to_one(target = "mutation-logs", visibility = Check)]
    pub mutation_id: Uuid,
}

/// Whoever sees a logged change sees what it touched, as far as that is within his sight.
pub(crate) const ADDITION: ResourceAddition = ResourceAddition {
    resource: "mutation-logs",
    scope: Scope::All,
    fields: &[],
    relationships: &[
        links(
            "insurees",
            "insuree-mutations",
            insuree_mutations::mutation_id::NAME,
            "The people whom it touched.",
        ),
        links(
            "families",
            "family-mutations",
            family_mutations::mutation_id::NAME,
            "The families that it touched.",
        ),
    ],
    criteria: &[],
};

const fn links(name: &'static str, target: &'static str, column: &'static str, doc: &'static str) -> Relationship {
    Relationship {
        name,
        graphql: None,
        doc,
        target,
        link: Link::Many { column },
        visibility: Visibility::Check,
    }
}
