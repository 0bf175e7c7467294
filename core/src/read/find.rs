//! Typed rows for operations.

use super::asker::Asker;
use super::condition::{Column, What, and_live};
use super::load::load;
use super::sql::{Bind, Row, Sql};
use super::tables::and_scope;
use super::{DbRow, ResourceRow, parse};
use crate::access::Actor;
use crate::declare::{Key, Limit, Link, Resource, ResourceDescription, Source};
use crate::error::Error;
use crate::registry::Registry;
use diesel_async::AsyncPgConnection;

/// How one row is named.
#[derive(Debug, Clone, Copy)]
pub enum Selector<'a> {
    /// By public id; text that cannot be one finds nothing.
    PublicId(&'a str),
    /// By key.
    Key(&'a Key),
}

/// How several rows are named.
#[derive(Debug, Clone, Copy)]
pub enum Selectors<'a> {
    /// By public ids; texts that cannot be one find nothing.
    PublicIds(&'a [String]),
    /// By keys.
    Keys(&'a [Key]),
}

/// Whether a row is locked until the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Only read.
    None,
    /// About to be changed.
    ForUpdate,
}

/// The live row that is named, if it is within the actor's scope.
///
/// # Errors
/// When the database fails, or a column does not hold what its type promises.
pub async fn find<R: Resource>(
    connection: &mut AsyncPgConnection,
    registry: &Registry,
    actor: &Actor,
    selector: Selector<'_>,
    lock: Lock,
) -> Result<Option<R>, Error> {
    let Some(named) = Condition::one(R::DESCRIPTION, selector) else {
        return Ok(None);
    };
    let rows = rows(connection, Asker { registry, actor }, R::DESCRIPTION, &named, lock).await?;
    rows.first().map(decode::<R>).transpose()
}

/// The live rows that are named and within the actor's scope, in order of their keys, so that two writers lock them in
/// the same order. Rows named twice are found once.
///
/// # Errors
/// When the database fails, or a column does not hold what its type promises.
pub async fn find_many<R: Resource>(
    connection: &mut AsyncPgConnection,
    registry: &Registry,
    actor: &Actor,
    selectors: Selectors<'_>,
    lock: Lock,
) -> Result<Vec<R>, Error> {
    let Some(named) = Condition::many(R::DESCRIPTION, selectors) else {
        return Ok(Vec::new());
    };
    let rows = rows(connection, Asker { registry, actor }, R::DESCRIPTION, &named, lock).await?;
    rows.iter().map(decode::<R>).collect()
}

/// Whether the live row that is named exists within the actor's scope.
///
/// # Errors
/// When the database fails.
pub async fn exists<R: Resource>(
    connection: &mut AsyncPgConnection,
    registry: &Registry,
    actor: &Actor,
    selector: Selector<'_>,
) -> Result<bool, Error> {
    let asker = Asker { registry, actor };
    any(connection, asker, R::DESCRIPTION, selector, |sql, row| {
        and_live(sql, row, R::DESCRIPTION.live);
    })
    .await
}

/// Whether the row that is named was there within the actor's scope and ended: deleted, or an earlier version of one.
///
/// # Errors
/// When the database fails.
pub async fn ended<R: Resource>(
    connection: &mut AsyncPgConnection,
    registry: &Registry,
    actor: &Actor,
    selector: Selector<'_>,
) -> Result<bool, Error> {
    let asker = Asker { registry, actor };
    any(connection, asker, R::DESCRIPTION, selector, |sql, row| {
        let what = What::Ended(R::DESCRIPTION.live);
        Column { row, what }.write(sql.text(" AND "));
    })
    .await
}

/// Whether a row is named within the actor's scope that meets the condition.
async fn any(
    connection: &AsyncPgConnection,
    asker: Asker<'_>,
    resource: &ResourceDescription,
    selector: Selector<'_>,
    condition: impl Fn(&mut Sql, Row),
) -> Result<bool, Error> {
    let Some(named) = Condition::one(resource, selector) else {
        return Ok(false);
    };
    let scope = scope(asker, resource)?;
    let mut sql = Sql::new();
    let row = sql.row();
    named.write(sql.text("SELECT 1"), row, resource);
    condition(&mut sql, row);
    and_scope(&mut sql, row, &scope);
    Ok(!load(connection, sql).await?.is_empty())
}

fn decode<R: Resource>(row: &DbRow) -> Result<R, Error> {
    R::from_row(&ResourceRow::new(row, 0)).map_err(Error::internal)
}

async fn rows(
    connection: &AsyncPgConnection,
    asker: Asker<'_>,
    resource: &ResourceDescription,
    named: &Condition,
    lock: Lock,
) -> Result<Vec<DbRow>, Error> {
    let scope = scope(asker, resource)?;
    load(connection, statement(resource, named, &scope, lock)).await
}

pub(super) fn scope(asker: Asker<'_>, resource: &ResourceDescription) -> Result<Limit<'static>, Error> {
    let registered = asker.resource(resource.name);
    let registered = registered.ok_or_else(|| Error::internal(format!("{} is not registered", resource.name)))?;
    Ok(asker.scope(registered))
}

/// Key, public id, own fields, columns of own to-one relationships, hidden columns: the order that
/// [`Resource::from_row`] expects.
fn statement(resource: &ResourceDescription, named: &Condition, scope: &Limit<'_>, lock: Lock) -> Sql {
    let mut sql = Sql::new();
    let row = sql.row();
    sql.text("SELECT ")
        .column(row, resource.key.column)
        .text(", ")
        .column(row, resource.public_id.column);
    for field in resource.fields {
        Column::field(row, field).write(sql.text(", "));
    }
    let to_one = resource
        .relationships
        .iter()
        .filter_map(|relationship| match relationship.link {
            Link::One { column, .. } => Some(column),
            Link::Many { .. } | Link::Through { .. } => None,
        });
    let hidden = resource.hidden.iter().copied().map(Source::Column);
    for column in to_one.chain(hidden) {
        Column::from(row, column).write(sql.text(", "));
    }
    named.write(&mut sql, row, resource);
    and_live(&mut sql, row, resource.live);
    and_scope(&mut sql, row, scope);
    sql.text(" ORDER BY ").column(row, resource.key.column);
    if lock == Lock::ForUpdate {
        sql.text(" FOR UPDATE OF ").alias(row);
    }
    sql
}

/// A column and the values that name rows by it.
pub(super) struct Condition {
    column: &'static str,
    values: Values,
}

enum Values {
    One(Bind),
    Any(Bind),
}

impl Condition {
    pub(super) fn one(resource: &ResourceDescription, selector: Selector<'_>) -> Option<Self> {
        let (id, value) = match selector {
            Selector::PublicId(text) => (resource.public_id, parse::public_id(resource.public_id, text)),
            Selector::Key(key) => (resource.key, parse::key(resource.key, key)),
        };
        Some(Self {
            column: id.column,
            values: Values::One(value?),
        })
    }

    fn many(resource: &ResourceDescription, selectors: Selectors<'_>) -> Option<Self> {
        let (id, values) = match selectors {
            Selectors::PublicIds(ids) => (resource.public_id, parse::public_ids(resource.public_id, ids)),
            Selectors::Keys(keys) => (resource.key, Some(parse::keys(resource.key, keys))),
        };
        Some(Self {
            column: id.column,
            values: Values::Any(values?),
        })
    }

    pub(super) fn write(&self, sql: &mut Sql, row: Row, resource: &ResourceDescription) {
        sql.text(" FROM ")
            .name(resource.table)
            .text(" ")
            .alias(row)
            .text(" WHERE ");
        sql.column(row, self.column);
        match &self.values {
            Values::One(value) => sql.text(" = ").bind(value.clone()),
            Values::Any(values) => sql.text(" = ANY (").bind(values.clone()).text(")"),
        };
    }
}
