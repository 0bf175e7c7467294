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
    let mut sql = Sql::new();
    insert_copies(&mut sql, resource, (to, legacy_id), now, None);
    sql.text(" WHERE live.")
        .name(resource.key.column)
        .text(" = ANY(")
        .bind(Bind::Numbers(keys.to_vec()))
        .text(")");
    sql.text(" RETURNING ").name(legacy_id).text("::bigint AS live, ");
    sql.name(resource.key.column).text("::bigint AS copy");
    Ok(sql.load(connection).await?)
}

/// Copies the live rows that belong to rows which [`save`] has just copied, a claim's lines say, and hangs the copies on
/// the copies: `owner` is the column that holds the owner's key. One statement for any number of rows.
///
/// # Errors
/// As [`save`].
pub async fn save_parts(
    connection: &mut AsyncPgConnection,
    resource: &ResourceDescription,
    owner: &str,
    owners: &[Copy],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let History::SameTable { to, legacy_id, .. } = resource.history else {
        return Err(Error::internal(format!(
            "{} keeps no history in its own table",
            resource.name
        )));
    };
    let mut sql = Sql::new();
    let (live, copies) = owners.iter().map(|owner| (owner.live, owner.copy)).unzip();
    sql.text("WITH owners AS (SELECT * FROM unnest(")
        .bind(Bind::Numbers(live))
        .text(", ")
        .bind(Bind::Numbers(copies))
        .text(") AS owners (owner_key, copy_key)) ");
    insert_copies(&mut sql, resource, (to, legacy_id), now, Some(owner));
    sql.text(" WHERE live.").name(to).text(" IS NULL");
    sql.execute(connection).await?;
    Ok(())
}

/// Everything of the statement but the choice of rows. With the column of an owner, the copy belongs to the owner's copy.
fn insert_copies(
    sql: &mut Sql,
    resource: &ResourceDescription,
    (to, legacy_id): (&str, &str),
    now: DateTime<Utc>,
    owner: Option<&str>,
) {
    // jsonb_populate_record keeps every value of the base row that the object does not name, so the statement needs
    // no column list and survives columns that a later openIMIS release adds.
    sql.text("INSERT INTO ")
        .name(resource.table)
        .text(" SELECT copy.* FROM ")
        .name(resource.table)
        .text(" AS live");
    if let Some(owner) = owner {
        sql.text(" JOIN owners ON owners.owner_key = live.").name(owner);
    }
    sql.text(", LATERAL jsonb_populate_record(live, jsonb_build_object(");
    literal(sql, resource.key.column).text(", nextval(pg_get_serial_sequence(");
    literal(sql, &format!("\"{}\"", resource.table)).text(", ");
    literal(sql, resource.key.column).text(")), ");
    if resource.public_id.column != resource.key.column {
        literal(sql, resource.public_id.column).text(", gen_random_uuid()::text, ");
    }
    if let Some(owner) = owner {
        literal(sql, owner).text(", owners.copy_key, ");
    }
    literal(sql, to).text(", ").bind(Bind::Instant(now)).text(", ");
    literal(sql, legacy_id).text(", live.").name(resource.key.column);
    sql.text(")) AS copy");
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
