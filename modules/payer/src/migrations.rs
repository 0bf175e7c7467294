//! The module's part of the database.

use openimis_core::declare::Migration;

/// Payers and fundings, as openIMIS has them; then indexes of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "payers", include_str!("../migrations/0001_payers.sql")),
    Migration::base_data(2, "base_data", include_str!("../migrations/0002_base_data.sql")),
    Migration::indexes(
        3,
        "live_row_indexes",
        include_str!("../migrations/0003_live_row_indexes.sql"),
    ),
];
