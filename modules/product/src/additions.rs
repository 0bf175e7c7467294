//! What other modules' resources show of products.

use crate::schema::{product_items, product_services, products};
use openimis_core::declare::{Link, Relationship, ResourceAddition, Scope, Visibility, column_name};

/// Places show what is sold there, medical items and services what covers them.
pub(crate) const ADDITIONS: &[ResourceAddition] = &[
    shows(
        "locations",
        &[Relationship {
            name: "products",
            graphql: Some("productSet"),
            doc: "What is sold there and not elsewhere.",
            target: "products",
            link: Link::Many {
                column: column_name::<products::location_id>(),
            },
            visibility: Visibility::Check,
        }],
    ),
    shows(
        "medical-items",
        &[Relationship {
            name: "productItems",
            graphql: Some("items"),
            doc: "The products that cover it, with their limits.",
            target: "product-items",
            link: Link::Many {
                column: column_name::<product_items::item_id>(),
            },
            visibility: Visibility::Check,
        }],
    ),
    shows(
        "medical-services",
        &[Relationship {
            name: "productServices",
            graphql: Some("services"),
            doc: "The products that cover it, with their limits.",
            target: "product-services",
            link: Link::Many {
                column: column_name::<product_services::service_id>(),
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
