//! The module's part of the database.

use openimis_core::declare::{Migration, UniqueIndex};

/// Locations and facilities as openIMIS has them; then the closure of the tree and indexes of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "registers", include_str!("../migrations/0001_registers.sql")),
    Migration::baseline(2, "links", include_str!("../migrations/0002_links.sql")),
    Migration::baseline(3, "views", include_str!("../migrations/0003_views.sql")),
    Migration::baseline(
        4,
        "price_list_keys",
        include_str!("../migrations/0004_price_list_keys.sql"),
    )
    .with(&["medical_pricelist"]),
    Migration::base_data(5, "base_data", include_str!("../migrations/0005_base_data.sql")),
    Migration::addition(6, "closure", include_str!("../migrations/0006_closure.sql")),
    Migration::indexes(
        7,
        "live_row_indexes",
        include_str!("../migrations/0007_live_row_indexes.sql"),
    ),
    Migration::indexes(
        8,
        "name_search_indexes",
        include_str!("../migrations/0008_name_search_indexes.sql"),
    )
    .needs_extension("pg_trgm"),
    Migration::unique(9, "one_location_code", LOCATION_CODE),
    Migration::unique(10, "one_facility_code", FACILITY_CODE),
    Migration::indexes(
        11,
        "any_location_code",
        include_str!("../migrations/0011_any_location_code.sql"),
    ),
    Migration::addition(
        12,
        "closure_plans",
        include_str!("../migrations/0012_closure_plans.sql"),
    ),
];

/// W-65; one code among all live locations of any type (spec 6.2).
const LOCATION_CODE: UniqueIndex = UniqueIndex {
    name: "openimis_location_code_unique",
    table: r#""tblLocations""#,
    value: r#""LocationCode""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""LocationId""#,
};

/// W-65; one code among live facilities (spec 6.5).
const FACILITY_CODE: UniqueIndex = UniqueIndex {
    name: "openimis_facility_code_unique",
    table: r#""tblHF""#,
    value: r#""HFCode""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""HfID""#,
};
