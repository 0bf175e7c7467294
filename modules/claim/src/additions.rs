//! The ways from other modules' resources to claims and what hangs on them.

use crate::schema::{
    claim_items, claim_mutations, claim_services, claims, contained_items, contained_services, dedrems,
};
use diesel::Column;
use openimis_core::declare::{Link, Live, Relationship, ResourceAddition, Scope, Visibility, table_name};

const OF_PERSON: &str = "What was billed for the person.";
const MAIN: &str = "Claims with it as the main diagnosis.";
const FURTHER: &str = "Claims with it as a further diagnosis.";
const USED_UP: &str = "What claims used up of policies.";
const ITEMS: &str = "Its places among the items of claims.";
const SERVICES: &str = "Its places among the services of claims.";

/// All of them.
pub(crate) const ADDITIONS: &[ResourceAddition] = &[
    adding(
        "insurees",
        &[
            many("claims", "claimSet", "claims", claims::insuree_id::NAME, OF_PERSON),
            many(
                "claimDedRems",
                "claimDedRems",
                "claim-dedrems",
                dedrems::insuree_id::NAME,
                USED_UP,
            ),
        ],
    ),
    adding(
        "health-facilities",
        &[
            many(
                "claims",
                "claimSet",
                "claims",
                claims::health_facility_id::NAME,
                "What it billed.",
            ),
            many(
                "referredClaims",
                "referFromHF",
                "claims",
                claims::refer_from_id::NAME,
                "Claims for whom it referred.",
            ),
            many(
                "receivedClaims",
                "referToHF",
                "claims",
                claims::refer_to_id::NAME,
                "Claims for whom were referred to it.",
            ),
        ],
    ),
    adding(
        "diagnoses",
        &[
            many("claims", "claimIcds", "claims", claims::icd_id::NAME, MAIN),
            many("claims1", "claimIcd1s", "claims", claims::icd_1_id::NAME, FURTHER),
            many("claims2", "claimIcd2s", "claims", claims::icd_2_id::NAME, FURTHER),
            many("claims3", "claimIcd3s", "claims", claims::icd_3_id::NAME, FURTHER),
            many("claims4", "claimIcd4s", "claims", claims::icd_4_id::NAME, FURTHER),
        ],
    ),
    adding(
        "interactive-users",
        &[many(
            "claims",
            "claimSet",
            "claims",
            claims::adjuster_id::NAME,
            "Claims that name the person as adjuster.",
        )],
    ),
    adding(
        "policies",
        &[
            // whoever sees a policy sees what is left of it
            Relationship {
                visibility: Visibility::Inherit,
                ..many(
                    "claimDedRems",
                    "claimDedRems",
                    "claim-dedrems",
                    dedrems::policy_id::NAME,
                    USED_UP,
                )
            },
            many(
                "claimItems",
                "claimitemSet",
                "claim-items",
                claim_items::policy_id::NAME,
                ITEMS,
            ),
            many(
                "claimServices",
                "claimserviceSet",
                "claim-services",
                claim_services::policy_id::NAME,
                SERVICES,
            ),
        ],
    ),
    adding(
        "products",
        &[
            many(
                "claimItems",
                "claimItems",
                "claim-items",
                claim_items::product_id::NAME,
                ITEMS,
            ),
            many(
                "claimServices",
                "claimServices",
                "claim-services",
                claim_services::product_id::NAME,
                SERVICES,
            ),
        ],
    ),
    adding(
        "medical-items",
        &[
            many(
                "claimItems",
                "claimitemSet",
                "claim-items",
                claim_items::item_id::NAME,
                ITEMS,
            ),
            many(
                "claimServiceItems",
                "serviceItems",
                "claim-service-items",
                contained_items::item_id::NAME,
                "Its places within packages on claims.",
            ),
        ],
    ),
    adding(
        "medical-services",
        &[
            many(
                "claimServices",
                "claimserviceSet",
                "claim-services",
                claim_services::service_id::NAME,
                SERVICES,
            ),
            many(
                "claimServiceServices",
                "serviceServices",
                "claim-service-services",
                contained_services::service_id::NAME,
                "Its places within packages on claims.",
            ),
        ],
    ),
    adding(
        "mutation-logs",
        &[Relationship {
            link: Link::Through {
                table: table_name::<claim_mutations::table>(),
                here: claim_mutations::mutation_id::NAME,
                there: claim_mutations::claim_id::NAME,
                live: Live::Always,
            },
            ..many(
                "claims",
                "openimis_claims",
                "claims",
                claim_mutations::claim_id::NAME,
                "The claims that it touched.",
            )
        }],
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

const fn many(
    name: &'static str,
    graphql: &'static str,
    target: &'static str,
    column: &'static str,
    doc: &'static str,
) -> Relationship {
    Relationship {
        name,
        graphql: Some(graphql),
        doc,
        target,
        link: Link::Many { column },
        visibility: Visibility::Check,
    }
}
