//! Runs a statement and keeps its rows as they come.

use super::DbRow;
use super::sql::Sql;
use crate::error::Error;
use diesel_async::{AsyncConnectionCore, AsyncPgConnection};
use futures_util::TryStreamExt as _;

/// All rows of a statement. Only shares the connection, so that several statements can be under way at once.
pub(super) async fn load(connection: &AsyncPgConnection, sql: Sql) -> Result<Vec<DbRow>, Error> {
    let mut shared = connection;
    let rows = AsyncConnectionCore::load(&mut shared, sql).await?;
    Ok(rows.try_collect().await?)
}
