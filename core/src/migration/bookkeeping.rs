//! The table `openimis_migration`: which step was applied, and how.

use std::collections::HashMap;
use std::fmt::Write as _;

use diesel::sql_types::{Bool, Integer, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use sha2::{Digest, Sha256};

use super::error::MigrationError;
use super::order::OwnedStep;
use super::unique;
use crate::declare::{Migration, MigrationKind};

const TABLE: &str = "
CREATE TABLE IF NOT EXISTS openimis_migration (
    module     text NOT NULL,
    version    integer NOT NULL,
    name       text NOT NULL,
    kind       text NOT NULL,
    outcome    text NOT NULL,
    checksum   text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT openimis_migration_pkey PRIMARY KEY (module, version),
    CONSTRAINT openimis_migration_outcome CHECK (outcome IN ('executed', 'adopted'))
)";

/// What was done for a recorded step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Its statements were run.
    Executed,
    /// The database had it already.
    Adopted,
}

impl Outcome {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Executed => "executed",
            Self::Adopted => "adopted",
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    module: String,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    outcome: String,
    #[diesel(sql_type = Text)]
    checksum: String,
}

#[derive(diesel::QueryableByName)]
struct Present {
    #[diesel(sql_type = Bool)]
    present: bool,
}

/// The recorded steps. Those of modules that are not linked are in it and nobody asks for them.
#[derive(Debug, Default)]
pub(super) struct Recorded(HashMap<(String, u32), (Outcome, String)>);

impl Recorded {
    /// Reads the table; a database without it has nothing recorded.
    pub async fn read(conn: &mut AsyncPgConnection) -> Result<Self, MigrationError> {
        let exists: Present = diesel::sql_query("SELECT to_regclass('openimis_migration') IS NOT NULL AS present")
            .get_result(conn)
            .await?;
        if !exists.present {
            return Ok(Self::default());
        }
        let rows: Vec<Row> = diesel::sql_query("SELECT module, version, outcome, checksum FROM openimis_migration")
            .load(conn)
            .await?;
        Ok(Self(rows.into_iter().filter_map(entry).collect()))
    }

    /// What was done for a step, if anything.
    pub fn outcome(&self, step: &OwnedStep<'_>) -> Option<Outcome> {
        self.entry(step).map(|(outcome, _)| *outcome)
    }

    /// Refuses steps that were edited after they had been recorded.
    pub fn check(&self, steps: &[OwnedStep<'_>]) -> Result<(), MigrationError> {
        let changed: Vec<String> = steps
            .iter()
            .filter(|step| {
                self.entry(step)
                    .is_some_and(|(_, recorded)| *recorded != checksum(step.step))
            })
            .map(ToString::to_string)
            .collect();
        if changed.is_empty() {
            Ok(())
        } else {
            Err(MigrationError::Changed(changed))
        }
    }

    fn entry(&self, step: &OwnedStep<'_>) -> Option<&(Outcome, String)> {
        let (module, version) = step.key();
        self.0.get(&(module.to_owned(), version))
    }
}

fn entry(row: Row) -> Option<((String, u32), (Outcome, String))> {
    let outcome = match row.outcome.as_str() {
        "adopted" => Outcome::Adopted,
        _ => Outcome::Executed,
    };
    let version = u32::try_from(row.version).ok()?;
    Some(((row.module, version), (outcome, row.checksum)))
}

/// Makes the table where there is none.
pub(super) async fn create(conn: &mut AsyncPgConnection) -> Result<(), MigrationError> {
    conn.batch_execute(TABLE).await?;
    Ok(())
}

/// Records a step; one that is recorded already (a repair) stays as it is.
pub(super) async fn record(
    conn: &mut AsyncPgConnection,
    step: &OwnedStep<'_>,
    outcome: Outcome,
) -> Result<(), diesel::result::Error> {
    diesel::sql_query(
        "INSERT INTO openimis_migration (module, version, name, kind, outcome, checksum)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
    )
    .bind::<Text, _>(step.module)
    .bind::<Integer, _>(step.step.version.cast_signed())
    .bind::<Text, _>(step.step.name)
    .bind::<Text, _>(kind(step.step.kind))
    .bind::<Text, _>(outcome.as_str())
    .bind::<Text, _>(checksum(step.step))
    .execute(conn)
    .await?;
    Ok(())
}

const fn kind(kind: MigrationKind) -> &'static str {
    match kind {
        MigrationKind::Baseline => "baseline",
        MigrationKind::BaseData => "base data",
        MigrationKind::Addition => "addition",
        MigrationKind::Indexes => "indexes",
        MigrationKind::UniqueIndex(_) => "unique index",
    }
}

/// SHA-256 of the statements in hexadecimal, whatever the line ends of the checkout.
fn checksum(step: &Migration) -> String {
    let statements = match &step.kind {
        MigrationKind::UniqueIndex(index) => unique::create_statement(index),
        _ => step.sql.replace("\r\n", "\n"),
    };
    let mut text = String::new();
    for byte in Sha256::digest(statements.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
