//! The module's part of the database.

use openimis_core::declare::{Migration, UniqueIndex};

/// Products and what they cover, as openIMIS has them; then indexes of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "products", include_str!("../migrations/0001_products.sql")),
    Migration::base_data(2, "base_data", include_str!("../migrations/0002_base_data.sql")),
    Migration::indexes(
        3,
        "live_row_indexes",
        include_str!("../migrations/0003_live_row_indexes.sql"),
    ),
    Migration::unique(4, "one_product_code", PRODUCT_CODE),
];

/// Rule 47: one code among live products.
const PRODUCT_CODE: UniqueIndex = UniqueIndex {
    name: "openimis_product_code_unique",
    table: r#""tblProduct""#,
    value: r#""ProductCode""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""ProdID""#,
};
