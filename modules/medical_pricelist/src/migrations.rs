//! The module's part of the database.

use openimis_core::declare::{Migration, UniqueIndex};

/// Price lists as openIMIS has them; then indexes of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "price_lists", include_str!("../migrations/0001_price_lists.sql")),
    Migration::baseline(2, "links", include_str!("../migrations/0002_links.sql")),
    Migration::indexes(
        3,
        "live_row_indexes",
        include_str!("../migrations/0003_live_row_indexes.sql"),
    ),
    Migration::unique(4, "one_items_pricelist_name", ITEMS_NAME),
    Migration::unique(5, "one_services_pricelist_name", SERVICES_NAME),
];

/// AR-123: one name among live lists of items.
const ITEMS_NAME: UniqueIndex = UniqueIndex {
    name: "openimis_items_pricelist_name_unique",
    table: r#""tblPLItems""#,
    value: r#""PLItemName""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""PLItemID""#,
};

/// AR-123: one name among live lists of services.
const SERVICES_NAME: UniqueIndex = UniqueIndex {
    name: "openimis_services_pricelist_name_unique",
    table: r#""tblPLServices""#,
    value: r#""PLServName""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""PLServiceID""#,
};
