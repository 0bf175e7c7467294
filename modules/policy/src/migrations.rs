//! The module's part of the database.

use openimis_core::declare::{Migration, UniqueIndex};

/// Policies and renewals as openIMIS has them; then indexes of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "policies", include_str!("../migrations/0001_policies.sql")),
    Migration::baseline(2, "links", include_str!("../migrations/0002_links.sql")),
    Migration::indexes(
        3,
        "live_row_indexes",
        include_str!("../migrations/0003_live_row_indexes.sql"),
    ),
    Migration::unique(4, "one_open_renewal", OPEN_RENEWAL),
];

/// One open renewal of a policy: openIMIS's own index does not keep to that, since two NULLs are distinct (spec 1.14).
const OPEN_RENEWAL: UniqueIndex = UniqueIndex {
    name: "openimis_renewal_open_unique",
    table: r#""tblPolicyRenewals""#,
    value: r#""PolicyID""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""RenewalID""#,
};
