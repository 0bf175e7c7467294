//! What can be read of price lists at facilities, items and services.

use crate::dialect;
use crate::schema::{items_pricelist_details, services_pricelist_details};
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
