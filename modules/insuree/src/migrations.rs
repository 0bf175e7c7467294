//! The module's part of the database.

use openimis_core::declare::{Migration, UniqueIndex};

/// People and families as openIMIS has them; then indexes of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "code_lists", include_str!("../migrations/0001_code_lists.sql")),
    Migration::baseline(2, "registers", include_str!("../migrations/0002_registers.sql")),
    Migration::baseline(3, "links", include_str!("../migrations/0003_links.sql")),
    Migration::baseline(4, "policy_key", include_str!("../migrations/0004_policy_key.sql")).with(&["policy"]),
    Migration::base_data(5, "base_data", include_str!("../migrations/0005_base_data.sql")),
    Migration::indexes(
        6,
        "live_row_indexes",
        include_str!("../migrations/0006_live_row_indexes.sql"),
    ),
    Migration::indexes(
        7,
        "name_search_indexes",
        include_str!("../migrations/0007_name_search_indexes.sql"),
    )
    .needs_extension("pg_trgm"),
    Migration::addition(101, "import", include_str!("../migrations/0101_import.sql")),
    Migration::unique(8, "one_insurance_number", INSURANCE_NUMBER),
    Migration::unique(9, "one_cover", COVER),
];

/// Spec 6.3, BUG-01; one number among live people.
const INSURANCE_NUMBER: UniqueIndex = UniqueIndex {
    name: "openimis_insuree_number_unique",
    table: r#""tblInsuree""#,
    value: r#""CHFID""#,
    among: r#""ValidityTo" IS NULL AND "CHFID" <> ''"#,
    key: r#""InsureeID""#,
};

/// Spec 6.3, BUG-06; a policy covers a person once.
const COVER: UniqueIndex = UniqueIndex {
    name: "openimis_insuree_policy_unique",
    table: r#""tblInsureePolicy""#,
    value: r#"ARRAY["InsureeID", "PolicyId"]"#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""InsureePolicyID""#,
};
