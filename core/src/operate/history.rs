//! History rows of family A: copies in the same table (spec 1.2).

use crate::declare::{History, Key, ResourceDescription};
use crate::error::Error;
use crate::read::sql::{Bind, Sql};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

/// A history row that was written.
#[derive(Debug, Clone, PartialEq, Eq, diesel::QueryableByName)]
pub struct Copy {
    /// Key of the live row.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub live: i64,
    /// Key of its copy.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub copy: i64,
}

/// Copies the live rows with these keys before they are changed: the copy gets a new key, a new UUID,
/// `ValidityTo` = now and `LegacyID` = key of the live row; everything else is copied, columns that no module maps
/// included. One statement for any number of rows.
///
/// # Errors
/// When the resource keeps no such history, or the database fails.
pub async fn save(
    connection: &mut AsyncPgConnection,
    resource: &ResourceDescription,
    keys: &[i64],
    now: DateTime<Utc>,
) -> Result<Vec<Copy>, Error> {
    let History::SameTable { to, legacy_id, .. } = resource.history else {
        return Err(Error::internal(format!(
            "{} keeps no history in its own table",
            resource.name
        )));
    };
    // jsonb_populate_record keeps every value of the base row that the object does not name, so the statement needs
    // no column list and survives columns that a later openIMIS release adds.
    let mut sql = Sql::new();
    sql.text("INSERT INTO ")
        .name(resource.table)
        .text(" SELECT copy.* FROM ")
        .name(resource.table);
    sql.text(" AS live, LATERAL jsonb_populate_record(live, jsonb_build_object(");
    literal(&mut sql, resource.key.column).text(", nextval(pg_get_serial_sequence(");
    literal(&mut sql, &format!("\"{}\"", resource.table)).text(", ");
    literal(&mut sql, resource.key.column).text(")), ");
    if resource.public_id.column != resource.key.column {
        literal(&mut sql, resource.public_id.column).text(", gen_random_uuid()::text, ");
    }
    literal(&mut sql, to).text(", ").bind(Bind::Instant(now)).text(", ");
    literal(&mut sql, legacy_id).text(", live.").name(resource.key.column);
    sql.text(")) AS copy WHERE live.")
        .name(resource.key.column)
        .text(" = ANY(")
        .bind(Bind::Numbers(keys.to_vec()))
        .text(")");
    sql.text(" RETURNING ").name(legacy_id).text("::bigint AS live, ");
    sql.name(resource.key.column).text("::bigint AS copy");
    Ok(sql.load(connection).await?)
}

/// [`save`] for one row; answers the key of the copy.
///
/// # Errors
/// As [`save`].
pub async fn save_one(
    connection: &mut AsyncPgConnection,
    resource: &ResourceDescription,
    key: &Key,
    now: DateTime<Utc>,
) -> Result<i64, Error> {
    let Key::Number(key) = key else {
        return Err(Error::internal(format!("{} has no numeric key", resource.name)));
    };
    let copies = save(connection, resource, &[*key], now).await?;
    let copy = copies.into_iter().next().map(|copy| copy.copy);
    copy.ok_or_else(|| Error::internal(format!("{} {key} is gone", resource.name)))
}

fn literal<'a>(sql: &'a mut Sql, name: &str) -> &'a mut Sql {
    sql.text("'").text(&name.replace('\'', "''")).text("'")
}
