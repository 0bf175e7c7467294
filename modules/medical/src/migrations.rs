//! The module's part of the database.

use openimis_core::declare::{Migration, UniqueIndex};

/// The registers as openIMIS has them; then indexes of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "registers", include_str!("../migrations/0001_registers.sql")),
    Migration::baseline(2, "links", include_str!("../migrations/0002_links.sql")),
    Migration::indexes(
        3,
        "live_row_indexes",
        include_str!("../migrations/0003_live_row_indexes.sql"),
    ),
    Migration::unique(4, "one_item_code", ITEM_CODE),
    Migration::unique(5, "one_service_code", SERVICE_CODE),
    Migration::unique(6, "one_diagnosis_code", DIAGNOSIS_CODE),
];

/// AR-118: one code among live items.
const ITEM_CODE: UniqueIndex = UniqueIndex {
    name: "openimis_item_code_unique",
    table: r#""tblItems""#,
    value: r#""ItemCode""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""ItemID""#,
};

/// AR-118: one code among live services; an item may have it too.
const SERVICE_CODE: UniqueIndex = UniqueIndex {
    name: "openimis_service_code_unique",
    table: r#""tblServices""#,
    value: r#""ServCode""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""ServiceID""#,
};

/// One code among live diagnoses.
const DIAGNOSIS_CODE: UniqueIndex = UniqueIndex {
    name: "openimis_diagnosis_code_unique",
    table: r#""tblICDCodes""#,
    value: r#""ICDCode""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""ICDID""#,
};
