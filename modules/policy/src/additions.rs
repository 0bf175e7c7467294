//! What policies add to the resources of other modules.

use crate::dialect;
use crate::schema::{policies, policy_mutations, policy_renewals};
use diesel::Column;
use openimis_core::declare::{Link, Relationship, ResourceAddition, Scope, Source, Visibility};
use openimis_insuree::schema::insuree_policies;

const RENEWALS: &str = "Policies that are to be renewed.";

/// The ways from families, persons, products and officers to policies.
pub(crate) const ADDITIONS: &[ResourceAddition] = &[
    ResourceAddition {
        criteria: dialect::FAMILY_CRITERIA,
        ..adding(
            "families",
            &[many(
                "policies",
                "policies",
                policies::family_id::NAME,
                "What the family bought.",
            )],
        )
    },
    adding(
        "insurees",
        &[many(
            "policyRenewals",
            "policy-renewals",
            policy_renewals::insuree_id::NAME,
            RENEWALS,
        )],
    ),
    adding(
        "insuree-policies",
        &[Relationship {
            name: "policy",
            graphql: None,
            doc: "By which policy the person is covered.",
            target: "policies",
            link: Link::One {
                column: Source::Column(insuree_policies::policy_id::NAME),
                nullable: false,
            },
            visibility: Visibility::Inherit,
        }],
    ),
    adding(
        "products",
        &[
            many("policies", "policies", policies::product_id::NAME, "Who bought it."),
            many(
                "policyRenewals",
                "policy-renewals",
                policy_renewals::new_product_id::NAME,
                RENEWALS,
            ),
        ],
    ),
    adding(
        "officers",
        &[
            many("policies", "policies", policies::officer_id::NAME, "What he sold."),
            many(
                "policyRenewals",
                "policy-renewals",
                policy_renewals::new_officer_id::NAME,
                RENEWALS,
            ),
        ],
    ),
    adding(
        "mutation-logs",
        &[many(
            "policies",
            "policy-mutations",
            policy_mutations::mutation_id::NAME,
            "The policies that it touched.",
        )],
    ),
];

const fn adding(resource: &'static str, relationships: &'static [Relationship]) -> ResourceAddition {
    ResourceAddition {
        resource,
        scope: Scope::All,
        fields: &[],
        relationships,
        criteria: &[],
    }
}

const fn many(name: &'static str, target: &'static str, column: &'static str, doc: &'static str) -> Relationship {
    Relationship {
        name,
        graphql: None,
        doc,
        target,
        link: Link::Many { column },
        visibility: Visibility::Check,
    }
}
