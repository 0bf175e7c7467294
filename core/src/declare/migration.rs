//! What a module's tables are made of, step by step.

/// One step of a module's part of the database, embedded in its crate.
///
/// Steps are applied in module dependency order, then by version; `openimis_migration` records them.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Position within the module, from 1; unique there. Steps that wait for others run later than it says.
    pub version: u32,
    /// What the step does, in snake case: `location_tables`.
    pub name: &'static str,
    /// The statements, with unqualified names; empty for [`MigrationKind::UniqueIndex`].
    pub sql: &'static str,
    /// How the step is run and what adoption does with it.
    pub kind: MigrationKind,
    /// Modules besides the owner that must be linked; while one is absent the step waits.
    ///
    /// This is how a foreign key across modules belongs to the pair that it joins.
    pub with: &'static [&'static str],
    /// A PostgreSQL extension that the step needs; while the database lacks it the step waits.
    ///
    /// We never create one: that takes rights which a migration should not have.
    pub extension: Option<&'static str>,
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
    /// A rule "no two of these" that existing data may break: built only when no rows break it.
    /// Until then the step is skipped, asked again at each run, and its offending rows are reported.
    UniqueIndex(UniqueIndex),
}

/// A unique index on part of a table's rows (W-65), from which both the index and the search for offenders are made.
///
/// All members are SQL with quoted legacy names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UniqueIndex {
    /// The index's name, `openimis_…`; it is the constraint name in errors.
    pub name: &'static str,
    /// The table: `"tblLocations"`.
    pub table: &'static str,
    /// The column or expression that no two rows may share: `lower("EmailId")`.
    pub value: &'static str,
    /// The rows that the rule is about: `"ValidityTo" IS NULL`.
    pub among: &'static str,
    /// The key column by which offending rows are reported: `"LocationId"`.
    pub key: &'static str,
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

    /// A rule that existing data may break; see [`MigrationKind::UniqueIndex`].
    #[must_use]
    pub const fn unique(version: u32, name: &'static str, index: UniqueIndex) -> Self {
        Self::new(version, name, "", MigrationKind::UniqueIndex(index))
    }

    /// Waits until these modules are linked as well.
    #[must_use]
    pub const fn with(mut self, modules: &'static [&'static str]) -> Self {
        self.with = modules;
        self
    }

    /// Waits until the database has this extension.
    #[must_use]
    pub const fn needs_extension(mut self, extension: &'static str) -> Self {
        self.extension = Some(extension);
        self
    }

    const fn new(version: u32, name: &'static str, sql: &'static str, kind: MigrationKind) -> Self {
        Self {
            version,
            name,
            sql,
            kind,
            with: &[],
            extension: None,
        }
    }
}
