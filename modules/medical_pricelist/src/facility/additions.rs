//! What can be read of price lists at facilities, places, items and services.

use crate::dialect;
use crate::schema::{items_pricelist_details, items_pricelists, services_pricelist_details, services_pricelists};
use diesel::Column;
use openimis_core::declare::{Link, Relationship, ResourceAddition, Scope, Source, Visibility};
use openimis_location::schema::health_facilities;

/// Relationships of other modules' resources to price lists.
pub(crate) const ADDITIONS: &[ResourceAddition] = &[
    ResourceAddition {
        resource: "health-facilities",
        scope: Scope::All,
        fields: &[],
        relationships: &[
            list(
                "itemsPricelist",
                "items-pricelists",
                health_facilities::items_pricelist_id::NAME,
                "The price list by which the facility charges for items.",
            ),
            list(
                "servicesPricelist",
                "services-pricelists",
                health_facilities::services_pricelist_id::NAME,
                "The price list by which the facility charges for services.",
            ),
        ],
        criteria: &[],
    },
    ResourceAddition {
        resource: "locations",
        scope: Scope::All,
        fields: &[],
        relationships: &[
            Relationship {
                name: "itemsPricelists",
                graphql: None,
                doc: "The price lists of items that are for the place.",
                target: "items-pricelists",
                link: Link::Many {
                    column: items_pricelists::location_id::NAME,
                },
                visibility: Visibility::Check,
            },
            Relationship {
                name: "servicesPricelists",
                graphql: Some("servicespricelistSet"),
                doc: "The price lists of services that are for the place.",
                target: "services-pricelists",
                link: Link::Many {
                    column: services_pricelists::location_id::NAME,
                },
                visibility: Visibility::Check,
            },
        ],
        criteria: &[],
    },
    ResourceAddition {
        resource: "medical-items",
        scope: Scope::All,
        fields: &[],
        relationships: &[details(
            "items-pricelist-details",
            items_pricelist_details::item_id::NAME,
        )],
        criteria: dialect::ITEM_CRITERIA,
    },
    ResourceAddition {
        resource: "medical-services",
        scope: Scope::All,
        fields: &[],
        relationships: &[details(
            "services-pricelist-details",
            services_pricelist_details::service_id::NAME,
        )],
        criteria: dialect::SERVICE_CRITERIA,
    },
];

/// Who sees the facility sees what its list is called: claims are entered with it by people without a right to lists.
const fn list(name: &'static str, target: &'static str, column: &'static str, doc: &'static str) -> Relationship {
    Relationship {
        name,
        graphql: None,
        doc,
        target,
        link: Link::One {
            column: Source::Column(column),
            nullable: true,
        },
        visibility: Visibility::Label,
    }
}

const fn details(target: &'static str, column: &'static str) -> Relationship {
    Relationship {
        name: "pricelistDetails",
        graphql: None,
        doc: "Its places on price lists.",
        target,
        link: Link::Many { column },
        visibility: Visibility::Check,
    }
}
