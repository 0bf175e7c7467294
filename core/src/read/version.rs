//! Versions of rows: by them a client proves that it changes what it saw.

use super::asker::Asker;
use super::condition::{Column, What};
use super::find::{Condition, Selector};
use super::load::load;
use super::sql::Sql;
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
    let mut sql = Sql::new();
    let row = sql.row();
    sql.text("SELECT ");
    let version = Column {
        row,
        what: What::Version,
    };
    version.write(&mut sql);
    named.write(&mut sql, row, Asker { registry, actor }, resource);
    sql.text(" FOR UPDATE OF ").alias(row);
    let rows = load(connection, sql).await?;
    Ok(rows.first().and_then(|row| RowVersion::of(row, 0)))
}
