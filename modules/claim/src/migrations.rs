//! The module's part of the database.

use openimis_core::declare::{Migration, UniqueIndex};

/// Claims, attachments and links as openIMIS has them; then indexes and tables of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "claims", include_str!("../migrations/0001_claims.sql")),
    Migration::baseline(2, "attachments", include_str!("../migrations/0002_attachments.sql")),
    Migration::baseline(3, "links", include_str!("../migrations/0003_links.sql")),
    Migration::base_data(4, "attachment_types", include_str!("../migrations/0004_base_data.sql")),
    Migration::indexes(
        5,
        "live_row_indexes",
        include_str!("../migrations/0005_live_row_indexes.sql"),
    ),
    Migration::unique(6, "one_code", CODE),
    Migration::addition(101, "decisions", include_str!("../migrations/0101_decisions.sql")),
    Migration::addition(102, "codes", include_str!("../migrations/0102_codes.sql")),
];

/// W33, AR-14: one live claim has a code, apart from claims that were restored from it.
const CODE: UniqueIndex = UniqueIndex {
    name: "openimis_claim_code_unique",
    table: r#""tblClaim""#,
    value: r#""ClaimCode""#,
    among: r#""ValidityTo" IS NULL AND "RestoredClaim" IS NULL"#,
    key: r#""ClaimID""#,
};
