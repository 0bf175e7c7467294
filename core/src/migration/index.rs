//! Indexes built without stopping writers.

use std::collections::BTreeMap;

use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};

use super::error::MigrationError;
use super::order::OwnedStep;
use super::unique;
use crate::declare::MigrationKind;

const START: &str = "CREATE INDEX CONCURRENTLY IF NOT EXISTS ";

/// One statement of an index step.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct IndexStatement {
    pub name: String,
    pub sql: String,
}

/// The statements of an index step, none for a step of another kind. They are split at semicolons, so that no literal
/// may hold one; lines of comment are left out.
pub(super) fn statements(step: &OwnedStep<'_>) -> Result<Vec<IndexStatement>, MigrationError> {
    if step.step.kind != MigrationKind::Indexes {
        return Ok(Vec::new());
    }
    let code = |line: &&str| !line.trim_start().starts_with("--");
    let sql: Vec<&str> = step.step.sql.lines().filter(code).collect();
    sql.join("\n")
        .split(';')
        .map(str::trim)
        .filter(|sql| !sql.is_empty())
        .map(|sql| {
            parse(sql).ok_or_else(|| MigrationError::NotAnIndex {
                step: step.to_string(),
                statement: sql.to_owned(),
            })
        })
        .collect()
}

fn parse(sql: &str) -> Option<IndexStatement> {
    let (start, rest) = sql.split_at_checked(START.len())?;
    if !start.eq_ignore_ascii_case(START) {
        return None;
    }
    let name = rest.split_whitespace().next()?;
    name.starts_with("openimis_").then(|| IndexStatement {
        name: name.to_owned(),
        sql: sql.to_owned(),
    })
}

/// Whether an applied step is in need of repair: an index of it is invalid, or its rule is not enforced.
///
/// An ordinary index that somebody dropped on purpose is not missed.
pub(super) fn is_broken(step: &OwnedStep<'_>, indexes: &Indexes) -> Result<bool, MigrationError> {
    Ok(match step.step.kind {
        MigrationKind::Indexes => statements(step)?
            .iter()
            .any(|statement| indexes.is_invalid(&statement.name)),
        MigrationKind::UniqueIndex(rule) => !indexes.is_valid(rule.name),
        _ => false,
    })
}

#[derive(diesel::QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    valid: bool,
}

/// Our indexes that the database has. An invalid one was left behind by an interrupted build: it costs writers and
/// serves no reader.
#[derive(Debug)]
pub(super) struct Indexes(BTreeMap<String, bool>);

impl Indexes {
    pub async fn read(conn: &mut AsyncPgConnection) -> Result<Self, MigrationError> {
        let rows: Vec<Row> = diesel::sql_query(
            r"SELECT class.relname::text AS name, indisvalid AS valid
              FROM pg_index
              JOIN pg_class class ON class.oid = indexrelid
              JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
              WHERE class.relname LIKE 'openimis\_%' AND namespace.nspname = ANY (current_schemas(false))",
        )
        .load(conn)
        .await?;
        Ok(Self(rows.into_iter().map(|row| (row.name, row.valid)).collect()))
    }

    pub fn is_valid(&self, name: &str) -> bool {
        self.0.get(name) == Some(&true)
    }

    pub fn is_invalid(&self, name: &str) -> bool {
        self.0.get(name) == Some(&false)
    }
}

/// Builds one index, dropping an invalid one of its name first. Does nothing if a valid one is there.
async fn build(
    conn: &mut AsyncPgConnection,
    statement: &IndexStatement,
    indexes: &Indexes,
) -> Result<(), diesel::result::Error> {
    if indexes.is_invalid(&statement.name) {
        remove(conn, &statement.name).await?;
    }
    conn.batch_execute(&statement.sql).await
}

/// Drops an index of ours without stopping writers.
pub(super) async fn remove(conn: &mut AsyncPgConnection, name: &str) -> Result<(), diesel::result::Error> {
    conn.batch_execute(&format!("DROP INDEX CONCURRENTLY IF EXISTS {name}"))
        .await
}

/// Builds all indexes of a step; a rule with offenders is left out and its offenders are given back.
pub(super) async fn apply(
    conn: &mut AsyncPgConnection,
    step: &OwnedStep<'_>,
    indexes: &Indexes,
) -> Result<Vec<unique::Offender>, MigrationError> {
    if let MigrationKind::UniqueIndex(index) = &step.step.kind {
        return unique::apply(conn, step, index, indexes).await;
    }
    for statement in statements(step)? {
        build(conn, &statement, indexes)
            .await
            .map_err(|source| step.failed(source))?;
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declare::Migration;

    fn names_of(sql: &'static str) -> Result<Vec<String>, MigrationError> {
        let step = Migration::indexes(1, "indexes", sql);
        let owned = OwnedStep {
            module: "places",
            step: &step,
        };
        Ok(statements(&owned)?
            .iter()
            .map(|statement| statement.name.clone())
            .collect())
    }

    #[test]
    fn comments_and_empty_statements_are_left_out() {
        let sql = "-- why; so\nCREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_a ON a (b);\n\
                   create index concurrently if not exists openimis_c on c (d);\n-- end\n";
        assert_eq!(names_of(sql).unwrap(), ["openimis_a", "openimis_c"]);
    }

    #[test]
    fn anything_else_is_refused() {
        for sql in [
            "DROP INDEX openimis_a",
            "CREATE INDEX openimis_a ON a (b)",
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_b ON a (b)",
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS openimis_a ON a (b)",
        ] {
            let error = names_of(sql).unwrap_err();
            assert!(matches!(error, MigrationError::NotAnIndex { .. }), "{sql}");
        }
    }
}
