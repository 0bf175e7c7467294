//! What can be read of where people work, and who may see whom.

use super::colleagues::Colleagues;
use super::criteria;
use crate::schema::{self, officer_villages, user_districts};
use diesel::Column;
use openimis_core::declare::{Link, Relationship, ResourceAddition, Scope, Source, Visibility};
use openimis_core::schema::administration::{claim_admins, officers};
use openimis_core::schema::identity::interactive_users;

/// Relationships of core's people to places, by which their rows are limited.
pub(crate) const ADDITIONS: &[ResourceAddition] = &[
    ResourceAddition {
        resource: "users",
        scope: Scope::Rows(&Colleagues::Users),
        criteria: criteria::OF_USERS,
        fields: &[],
        relationships: &[facility(
            Source::Expression(schema::USER_FACILITY),
            "The facility that he works at: the person's, else the claim administrator's.",
        )],
    },
    ResourceAddition {
        resource: "user-roles",
        scope: Scope::Rows(&Colleagues::UserRoles),
        criteria: &[],
        fields: &[],
        relationships: &[],
    },
    ResourceAddition {
        resource: "interactive-users",
        scope: Scope::Rows(&Colleagues::Persons),
        criteria: &[],
        fields: &[],
        relationships: &[
            Relationship {
                name: "userDistricts",
                graphql: Some("userdistrictSet"),
                doc: "The districts that the person works in.",
                target: "user-districts",
                link: Link::Many {
                    column: user_districts::user_id::NAME,
                },
                visibility: Visibility::Check,
            },
            facility(
                Source::Column(interactive_users::health_facility_id::NAME),
                "The facility that the person works at.",
            ),
        ],
    },
    ResourceAddition {
        resource: "officers",
        scope: Scope::Rows(&Colleagues::Officers),
        criteria: criteria::OF_OFFICERS,
        fields: &[],
        relationships: &[
            Relationship {
                name: "officerVillages",
                graphql: None,
                doc: "The villages that he serves.",
                target: "officer-villages",
                link: Link::Many {
                    column: officer_villages::officer_id::NAME,
                },
                visibility: Visibility::Check,
            },
            Relationship {
                name: "location",
                graphql: None,
                doc: "The district that he belongs to.",
                target: "locations",
                link: Link::One {
                    column: Source::Column(officers::location_id::NAME),
                    nullable: true,
                },
                visibility: Visibility::Label,
            },
        ],
    },
    ResourceAddition {
        resource: "claim-administrators",
        scope: Scope::Rows(&Colleagues::ClaimAdministrators),
        criteria: criteria::OF_CLAIM_ADMINISTRATORS,
        fields: &[],
        relationships: &[facility(
            Source::Column(claim_admins::health_facility_id::NAME),
            "The facility whose claims he answers for.",
        )],
    },
];

const fn facility(column: Source, doc: &'static str) -> Relationship {
    Relationship {
        name: "healthFacility",
        graphql: None,
        doc,
        target: "health-facilities",
        link: Link::One { column, nullable: true },
        visibility: Visibility::Label,
    }
}
