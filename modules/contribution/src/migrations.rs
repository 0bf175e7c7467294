//! The module's part of the database.

use openimis_core::declare::Migration;

/// Contributions as openIMIS has them, then indexes of ours.
///
/// There is no unique index over receipts: a receipt is used once per product (spec 2.13), and the product stands on the
/// policy. [`crate::receipt`] holds a lock of the product instead.
pub const STEPS: &[Migration] = &[
    Migration::baseline(1, "premiums", include_str!("../migrations/0001_premiums.sql")),
    Migration::indexes(
        2,
        "live_row_indexes",
        include_str!("../migrations/0002_live_row_indexes.sql"),
    ),
];
