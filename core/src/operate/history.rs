//! History rows of family A: copies in the same table (spec 1.2).

use crate::declare::{History, Key, ResourceDescription};
use crate::error::Error;
use crate::read::sql::{Bind, Sql};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

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
) -> Result<(), Error> {
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
    sql.execute(connection).await?;
    Ok(())
}

/// [`save`] for one row.
///
/// # Errors
/// As [`save`].
pub async fn save_one(
    connection: &mut AsyncPgConnection,
    resource: &ResourceDescription,
    key: &Key,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    match key {
        Key::Number(key) => save(connection, resource, &[*key], now).await,
        Key::Uuid(_) | Key::Text(_) => Err(Error::internal(format!("{} has no numeric key", resource.name))),
    }
}

fn literal<'a>(sql: &'a mut Sql, name: &str) -> &'a mut Sql {
    sql.text("'").text(&name.replace('\'', "''")).text("'")
}
