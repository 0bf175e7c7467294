//! What becomes of events after they were published.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel::sql_types::{BigInt, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

/// Events removed at a time; the rest waits for the next run.
const MOST: i64 = 100_000;

/// Removes events that were published before this instant; those that nobody has published stay, however old.
pub(crate) async fn forget_published(connection: &mut AsyncPgConnection, before: DateTime<Utc>) -> QueryResult<usize> {
    diesel::sql_query(
        "DELETE FROM openimis_outbox WHERE id IN (
            SELECT id FROM openimis_outbox WHERE published_at < $1 ORDER BY id LIMIT $2)",
    )
    .bind::<Timestamptz, _>(before)
    .bind::<BigInt, _>(MOST)
    .execute(connection)
    .await
}
