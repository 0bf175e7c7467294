//! The tables and views on the search path, as the catalogue tells them.

use std::collections::{BTreeMap, BTreeSet};

use diesel::sql_types::{Array, Bool, Nullable, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::error::MigrationError;

/// Tables, views and constraints by name; a name that is in several schemas is the first on the search path.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    pub relations: BTreeMap<String, Relation>,
    /// Table name and definition; the constraint's own name does not count.
    pub constraints: BTreeSet<(String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RelationKind {
    Table,
    View,
}

#[derive(Debug)]
pub(super) struct Relation {
    pub kind: RelationKind,
    pub columns: BTreeMap<String, Column>,
}

#[derive(Debug, Clone)]
pub(super) struct Column {
    /// As `format_type` writes it: `character varying(50)`.
    pub type_name: String,
    pub not_null: bool,
    /// The database fills it by itself: a default, an identity, or generated.
    pub filled: bool,
}

/// The relations visible by the search path, one row for each name.
const VISIBLE: &str = "
WITH visible AS (
    SELECT DISTINCT ON (class.relname) class.oid, class.relname::text AS name, class.relkind = 'v' AS is_view
    FROM unnest(current_schemas(false)) WITH ORDINALITY AS path (schema, position)
    JOIN pg_namespace namespace ON namespace.nspname = path.schema
    JOIN pg_class class ON class.relnamespace = namespace.oid
    WHERE class.relkind IN ('r', 'p', 'v', 'm', 'f') AND ($1 IS NULL OR class.relname::text = ANY ($1))
    ORDER BY class.relname, path.position
)";

#[derive(diesel::QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    relation: String,
    #[diesel(sql_type = Bool)]
    is_view: bool,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    type_name: String,
    #[diesel(sql_type = Bool)]
    not_null: bool,
    #[diesel(sql_type = Bool)]
    filled: bool,
}

#[derive(diesel::QueryableByName)]
struct ConstraintRow {
    #[diesel(sql_type = Text)]
    relation: String,
    #[diesel(sql_type = Text)]
    definition: String,
}

impl Snapshot {
    /// Reads the named relations, or all of them.
    pub async fn read(conn: &mut AsyncPgConnection, names: Option<&[String]>) -> Result<Self, MigrationError> {
        let mut snapshot = Self::default();
        for row in columns(conn, names).await? {
            let relation = snapshot.relations.entry(row.relation).or_insert_with(|| Relation {
                kind: if row.is_view {
                    RelationKind::View
                } else {
                    RelationKind::Table
                },
                columns: BTreeMap::new(),
            });
            let column = Column {
                type_name: row.type_name,
                not_null: row.not_null,
                filled: row.filled,
            };
            relation.columns.insert(row.name, column);
        }
        snapshot.constraints = constraints(conn, names)
            .await?
            .into_iter()
            .map(|row| (row.relation, row.definition))
            .collect();
        Ok(snapshot)
    }
}

async fn columns(conn: &mut AsyncPgConnection, names: Option<&[String]>) -> Result<Vec<ColumnRow>, MigrationError> {
    let query = format!(
        "{VISIBLE}
         SELECT visible.name AS relation, visible.is_view, attribute.attname::text AS name,
                format_type(attribute.atttypid, attribute.atttypmod) AS type_name, attribute.attnotnull AS not_null,
                attribute.atthasdef OR attribute.attidentity <> '' AS filled
         FROM visible
         JOIN pg_attribute attribute ON attribute.attrelid = visible.oid
         WHERE attribute.attnum > 0 AND NOT attribute.attisdropped"
    );
    Ok(diesel::sql_query(query)
        .bind::<Nullable<Array<Text>>, _>(names)
        .load(conn)
        .await?)
}

async fn constraints(
    conn: &mut AsyncPgConnection,
    names: Option<&[String]>,
) -> Result<Vec<ConstraintRow>, MigrationError> {
    let query = format!(
        "{VISIBLE}
         SELECT visible.name AS relation, pg_get_constraintdef(con.oid) AS definition
         FROM visible
         JOIN pg_constraint con ON con.conrelid = visible.oid
         WHERE con.contype IN ('p', 'u', 'f')"
    );
    Ok(diesel::sql_query(query)
        .bind::<Nullable<Array<Text>>, _>(names)
        .load(conn)
        .await?)
}
