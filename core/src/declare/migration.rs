//! What a module's tables are made of, step by step.

/// One step of a module's part of the database, embedded in its crate.
///
/// Steps are applied in module dependency order, then by version; `openimis_migration` records them.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Position within the module, from 1; unique there.
    pub version: u32,
    /// What the step does, in snake case: `location_tables`.
    pub name: &'static str,
    /// The statements, with unqualified names.
    pub sql: &'static str,
    /// How the step is run and what adoption does with it.
    pub kind: MigrationKind,
    /// Modules besides the owner that must be linked; while one is absent the step waits.
    ///
    /// This is how a foreign key across modules belongs to the pair that it joins.
    pub with: &'static [&'static str],
}

/// How a [`Migration`] is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MigrationKind {
    /// openIMIS's own tables, as the existing backend has them. On a database that already has them
    /// nothing is executed: the step is compared with the catalogue and recorded as adopted.
    Baseline,
    /// Base data of a new database. Never executed on an adopted one.
    BaseData,
    /// Additions of ours, named `openimis_…`, in one transaction.
    Addition,
    /// Indexes built with `CREATE INDEX CONCURRENTLY`, outside a transaction, one statement at a time.
    Indexes,
}

impl Migration {
    /// openIMIS's own tables; see [`MigrationKind::Baseline`].
    #[must_use]
    pub const fn baseline(version: u32, name: &'static str, sql: &'static str) -> Self {
        Self::new(version, name, sql, MigrationKind::Baseline)
    }

    /// Base data of a new database; see [`MigrationKind::BaseData`].
    #[must_use]
    pub const fn base_data(version: u32, name: &'static str, sql: &'static str) -> Self {
        Self::new(version, name, sql, MigrationKind::BaseData)
    }

    /// Additions of ours; see [`MigrationKind::Addition`].
    #[must_use]
    pub const fn addition(version: u32, name: &'static str, sql: &'static str) -> Self {
        Self::new(version, name, sql, MigrationKind::Addition)
    }

    /// Indexes built without blocking writers; see [`MigrationKind::Indexes`].
    #[must_use]
    pub const fn indexes(version: u32, name: &'static str, sql: &'static str) -> Self {
        Self::new(version, name, sql, MigrationKind::Indexes)
    }

    /// Waits until these modules are linked as well.
    #[must_use]
    pub const fn with(mut self, modules: &'static [&'static str]) -> Self {
        self.with = modules;
        self
    }

    const fn new(version: u32, name: &'static str, sql: &'static str, kind: MigrationKind) -> Self {
        Self {
            version,
            name,
            sql,
            kind,
            with: &[],
        }
    }
}
