//! Rules "no two of these", built as soon as the data allow them (W-65).

use std::fmt;

use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};

use super::error::MigrationError;
use super::index::{self, Indexes};
use super::order::OwnedStep;
use crate::declare::UniqueIndex;

/// A value that several rows share although a rule allows it once.
#[derive(Debug, Clone, PartialEq, Eq, diesel::QueryableByName)]
pub struct Offender {
    /// The value.
    #[diesel(sql_type = Text)]
    pub value: String,
    /// The keys of the rows, separated by commas.
    #[diesel(sql_type = Text)]
    pub rows: String,
}

impl fmt::Display for Offender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" in rows {}", self.value, self.rows)
    }
}

pub(super) fn create_statement(index: &UniqueIndex) -> String {
    let UniqueIndex {
        name,
        table,
        value,
        among,
        ..
    } = index;
    format!("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS {name} ON {table} (({value})) WHERE {among}")
}

fn offenders_query(index: &UniqueIndex) -> String {
    let UniqueIndex {
        table,
        value,
        among,
        key,
        ..
    } = index;
    format!(
        "SELECT ({value})::text AS value, string_agg(({key})::text, ', ' ORDER BY {key}) AS rows
         FROM {table}
         WHERE {among} AND ({value}) IS NOT NULL
         GROUP BY ({value})
         HAVING count(*) > 1
         ORDER BY 1"
    )
}

#[derive(diesel::QueryableByName)]
struct Present {
    #[diesel(sql_type = Bool)]
    present: bool,
}

/// The rows that break the rule; none while the table is not there.
pub(super) async fn offenders(
    conn: &mut AsyncPgConnection,
    index: &UniqueIndex,
) -> Result<Vec<Offender>, MigrationError> {
    let table: Present = diesel::sql_query("SELECT to_regclass($1) IS NOT NULL AS present")
        .bind::<Text, _>(index.table)
        .get_result(conn)
        .await?;
    if !table.present {
        return Ok(Vec::new());
    }
    Ok(diesel::sql_query(offenders_query(index)).load(conn).await?)
}

/// Builds the index, or gives back the rows that stand against it.
///
/// An index that fails to be built would stay behind and refuse writes all the same: it is dropped.
pub(super) async fn apply(
    conn: &mut AsyncPgConnection,
    step: &OwnedStep<'_>,
    rule: &UniqueIndex,
    indexes: &Indexes,
) -> Result<Vec<Offender>, MigrationError> {
    if indexes.is_invalid(rule.name) {
        index::remove(conn, rule.name)
            .await
            .map_err(|source| step.failed(source))?;
    }
    let found = offenders(conn, rule).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    let Err(source) = conn.batch_execute(&create_statement(rule)).await else {
        return Ok(Vec::new());
    };
    index::remove(conn, rule.name)
        .await
        .map_err(|source| step.failed(source))?;
    let found = match source {
        Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => offenders(conn, rule).await?,
        _ => Vec::new(),
    };
    // Without offenders there is nothing to tell but the failure itself.
    if found.is_empty() {
        Err(step.failed(source))
    } else {
        Ok(found)
    }
}
