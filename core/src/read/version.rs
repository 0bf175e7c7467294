//! Versions of rows: by them a client proves that it changes what it saw.

use super::asker::Asker;
use super::condition::{Column, What, and_live};
use super::find::{Condition, Selector, scope};
use super::load::load;
use super::sql::Sql;
use super::tables::and_scope;
use super::{DbRow, Value};
use crate::access::Actor;
use crate::declare::{Kind, ResourceDescription};
use crate::error::Error;
use crate::registry::Registry;
use diesel_async::AsyncPgConnection;

/// The version of a row: another one after every change, whoever made it. It is the number of the transaction that wrote
/// the row (PostgreSQL's `xmin`), so that changes of the existing backend count as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RowVersion(pub u32);

impl RowVersion {
    pub(super) fn of(row: &DbRow, index: usize) -> Option<Self> {
        let value = Value::new(row, index, Kind::Text);
        value.with_bytes(|bytes| Some(Self(u32::from_be_bytes(bytes?.try_into().ok()?))))
    }
}

/// Locks the live row with this public id until the transaction ends, if it is within the actor's scope, and tells its
/// version.
pub(crate) async fn lock_version(
    connection: &AsyncPgConnection,
    registry: &Registry,
    actor: &Actor,
    resource: &ResourceDescription,
    id: &str,
) -> Result<Option<RowVersion>, Error> {
    let Some(named) = Condition::one(resource, Selector::PublicId(id)) else {
        return Ok(None);
    };
    let scope = scope(Asker { registry, actor }, resource)?;
    let mut sql = Sql::new();
    let row = sql.row();
    let version = Column {
        row,
        what: What::Version,
    };
    version.write(sql.text("SELECT "));
    named.write(&mut sql, row, resource);
    and_live(&mut sql, row, resource.live);
    and_scope(&mut sql, row, &scope);
    sql.text(" FOR UPDATE OF ").alias(row);
    let rows = load(connection, sql).await?;
    Ok(rows.first().and_then(|row| RowVersion::of(row, 0)))
}
