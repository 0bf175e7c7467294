//! How far the import of a file got: one row a file, known by the digest of its bytes.

use crate::schema::imports;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

/// How far it got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Queryable, Selectable)]
#[diesel(table_name = imports)]
pub(super) struct Progress {
    /// The number of the last row that was registered.
    pub(super) rows_done: i64,
    /// People registered.
    pub(super) people: i64,
    /// Families registered.
    pub(super) families: i64,
    /// When all of it was.
    pub(super) finished_at: Option<DateTime<Utc>>,
}

/// What is known of this file.
pub(super) async fn find(connection: &mut AsyncPgConnection, digest: &str) -> QueryResult<Option<Progress>> {
    imports::table
        .find(digest)
        .select(Progress::as_select())
        .first(connection)
        .await
        .optional()
}

/// Notes that this file's import begins, unless it has begun.
pub(super) async fn begin(
    connection: &mut AsyncPgConnection,
    digest: &str,
    user: Option<Uuid>,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::insert_into(imports::table)
        .values((
            imports::digest.eq(digest),
            imports::user_id.eq(user),
            imports::started_at.eq(now),
            imports::changed_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(connection)
        .await
}

/// The same as [`find`], held until the transaction ends: of two that import one file, one waits here.
pub(super) async fn lock(connection: &mut AsyncPgConnection, digest: &str) -> QueryResult<Option<Progress>> {
    imports::table
        .find(digest)
        .select(Progress::as_select())
        .for_update()
        .first(connection)
        .await
        .optional()
}

/// Notes how far it got.
pub(super) async fn note(
    connection: &mut AsyncPgConnection,
    digest: &str,
    progress: Progress,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::update(imports::table.find(digest))
        .set((
            imports::rows_done.eq(progress.rows_done),
            imports::people.eq(progress.people),
            imports::families.eq(progress.families),
            imports::changed_at.eq(now),
        ))
        .execute(connection)
        .await
}

/// Notes that all of it is done.
pub(super) async fn finish(connection: &mut AsyncPgConnection, digest: &str, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(imports::table.find(digest))
        .set(imports::finished_at.eq(now))
        .execute(connection)
        .await
}
