//! One migration of a database at a time.

use std::time::{Duration, Instant};

use diesel::sql_types::{BigInt, Bool};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::error::MigrationError;

/// The advisory lock's key: the letters "openimis".
const KEY: i64 = 0x6f70_656e_696d_6973;
const PAUSE: Duration = Duration::from_millis(200);

#[derive(diesel::QueryableByName)]
struct Answer {
    #[diesel(sql_type = Bool)]
    held: bool,
}

/// Takes the lock of this session, asking again and again.
///
/// A blocking `pg_advisory_lock` would hold a snapshot while it waits, and the `CREATE INDEX CONCURRENTLY` of the
/// session that has the lock would wait for that snapshot: a deadlock.
pub(super) async fn acquire(
    conn: &mut AsyncPgConnection,
    patience: Duration,
    mut waiting: impl FnMut() + Send,
) -> Result<(), MigrationError> {
    let start = Instant::now();
    let mut told = false;
    while !ask(conn, "SELECT pg_try_advisory_lock($1) AS held").await? {
        if start.elapsed() > patience {
            return Err(MigrationError::Locked(patience));
        }
        if !told {
            waiting();
            told = true;
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}

/// Gives the lock back; a session that ends gives it back by itself.
pub(super) async fn release(conn: &mut AsyncPgConnection) -> Result<(), MigrationError> {
    ask(conn, "SELECT pg_advisory_unlock($1) AS held").await?;
    Ok(())
}

async fn ask(conn: &mut AsyncPgConnection, query: &str) -> Result<bool, MigrationError> {
    let answer: Answer = diesel::sql_query(query).bind::<BigInt, _>(KEY).get_result(conn).await?;
    Ok(answer.held)
}
