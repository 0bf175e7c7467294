//! What other modules' resources show of fundings.

use crate::schema::fundings;
use openimis_core::declare::{Link, Relationship, ResourceAddition, Scope, Visibility, column_name};

/// Products show what is given for them, users what they noted.
pub(crate) const ADDITIONS: &[ResourceAddition] = &[
    shows(
        "products",
        &[Relationship {
            name: "fundings",
            graphql: None,
            doc: "What payers give for it.",
            target: "fundings",
            link: Link::Many {
                column: column_name::<fundings::product_id>(),
            },
            visibility: Visibility::Check,
        }],
    ),
    shows(
        "users",
        &[
            Relationship {
                name: "fundingsCreated",
                graphql: Some("fundingUserCreated"),
                doc: "The fundings that the user noted.",
                target: "fundings",
                link: Link::Many {
                    column: column_name::<fundings::user_created_id>(),
                },
                visibility: Visibility::Check,
            },
            Relationship {
                name: "fundingsUpdated",
                graphql: Some("fundingUserUpdated"),
                doc: "The fundings that the user was the last to change.",
                target: "fundings",
                link: Link::Many {
                    column: column_name::<fundings::user_updated_id>(),
                },
                visibility: Visibility::Check,
            },
        ],
    ),
];

const fn shows(resource: &'static str, relationships: &'static [Relationship]) -> ResourceAddition {
    ResourceAddition {
        resource,
        scope: Scope::All,
        fields: &[],
        relationships,
        criteria: &[],
    }
}
