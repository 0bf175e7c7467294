//! Core's own part of the database.

use crate::declare::{Migration, UniqueIndex};

/// Core's steps: accounts, roles, configuration, the mutation log; then the outbox, identity and indexes of ours.
pub const STEPS: &[Migration] = &[
    Migration::baseline(
        1,
        "framework",
        include_str!("../../../migrations/core/0001_framework.sql"),
    ),
    Migration::baseline(
        2,
        "accounts",
        include_str!("../../../migrations/core/0002_accounts.sql"),
    ),
    Migration::baseline(
        3,
        "account_history",
        include_str!("../../../migrations/core/0003_account_history.sql"),
    ),
    Migration::baseline(4, "roles", include_str!("../../../migrations/core/0004_roles.sql")),
    Migration::baseline(
        5,
        "configuration_and_log",
        include_str!("../../../migrations/core/0005_configuration_and_log.sql"),
    ),
    Migration::base_data(
        6,
        "base_data",
        include_str!("../../../migrations/core/0006_base_data.sql"),
    ),
    Migration::addition(7, "outbox", include_str!("../../../migrations/core/0007_outbox.sql")),
    Migration::indexes(
        8,
        "live_row_indexes",
        include_str!("../../../migrations/core/0008_live_row_indexes.sql"),
    ),
    Migration::unique(9, "one_login_name", LOGIN_NAME),
    Migration::unique(10, "one_role_name", ROLE_NAME),
    Migration::unique(11, "one_email", EMAIL),
    crate::identity::IDENTITY_MIGRATION,
    crate::identity::IDENTITY_INDEXES,
    Migration::addition(
        102,
        "kept_answers",
        include_str!("../../../migrations/core/0102_kept_answers.sql"),
    ),
    Migration::addition(
        103,
        "job_runs",
        include_str!("../../../migrations/core/0103_job_runs.sql"),
    ),
];

/// The existing backend finds an interactive user by its login name and expects one (spec 1.4, remarks on `tblUsers`).
const LOGIN_NAME: UniqueIndex = UniqueIndex {
    name: "openimis_user_login_unique",
    table: r#""tblUsers""#,
    value: r#""LoginName""#,
    among: r#"active AND "ValidityTo" IS NULL"#,
    key: "id",
};

/// W-65.
const ROLE_NAME: UniqueIndex = UniqueIndex {
    name: "openimis_role_name_unique",
    table: r#""tblRole""#,
    value: r#""RoleName""#,
    among: r#""ValidityTo" IS NULL"#,
    key: r#""RoleID""#,
};

/// W-20, W-65. Users without an address are many.
const EMAIL: UniqueIndex = UniqueIndex {
    name: "openimis_user_email_unique",
    table: r#""tblUsers""#,
    value: r#"lower("EmailId")"#,
    among: r#"active AND "ValidityTo" IS NULL AND "EmailId" <> ''"#,
    key: "id",
};
