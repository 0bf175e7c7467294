//! What other modules' resources show of families and people.

use crate::mutation_link;
use crate::schema::{families, insurees};
use openimis_core::declare::{Link, Relationship, ResourceAddition, Scope, Visibility, column_name};

/// Places show who lives there, facilities whose first point of service they are, the log whom a change touched.
pub(crate) const ADDITIONS: &[ResourceAddition] = &[
    mutation_link::ADDITION,
    shows(
        "locations",
        &[
            Relationship {
                name: "residentFamilies",
                graphql: Some("familySet"),
                doc: "The families of the village.",
                target: "families",
                link: Link::Many {
                    column: column_name::<families::location_id>(),
                },
                visibility: Visibility::Check,
            },
            Relationship {
                name: "residents",
                graphql: Some("insureeSet"),
                doc: "Who lives in the village at present.",
                target: "insurees",
                link: Link::Many {
                    column: column_name::<insurees::current_village_id>(),
                },
                visibility: Visibility::Check,
            },
        ],
    ),
    shows(
        "health-facilities",
        &[Relationship {
            name: "insurees",
            graphql: None,
            doc: "Whose first point of service it is.",
            target: "insurees",
            link: Link::Many {
                column: column_name::<insurees::health_facility_id>(),
            },
            visibility: Visibility::Check,
        }],
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
