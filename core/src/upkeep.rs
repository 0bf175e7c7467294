//! Removes what no longer matters, in the background: nobody asks for these rows, and nothing else ends them.

use crate::error::Error;
use crate::identity::lockout::LockoutSettings;
use crate::{identity, operate};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{BigInt, Bool};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

/// The advisory lock's key: the letters "oimsweep".
const KEY: i64 = 0x6f69_6d73_7765_6570;

/// What is kept, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// How long failed logins count.
    pub lockout: LockoutSettings,
    /// How long events stay after they were published.
    pub published_events: TimeDelta,
}

/// Removes expired sessions and reset tokens, old counts of failed logins, published events, and answers
/// kept for repeated requests.
///
/// Answers how many rows went; none if another server of the same database is at it. The lock is the connection's own,
/// so that it ends with it: give this one that requests do not use.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(
    connection: &mut AsyncPgConnection,
    retention: &Retention,
    now: DateTime<Utc>,
) -> Result<Option<usize>, Error> {
    if !ask(connection, "SELECT pg_try_advisory_lock($1) AS answer").await? {
        return Ok(None);
    }
    let swept = remove(connection, retention, now).await;
    ask(connection, "SELECT pg_advisory_unlock($1) AS answer").await?;
    swept.map(Some)
}

async fn remove(connection: &mut AsyncPgConnection, retention: &Retention, now: DateTime<Utc>) -> Result<usize, Error> {
    let of_identity = identity::purge(connection, &retention.lockout, now).await?;
    let events = operate::forget_published(connection, now - retention.published_events).await?;
    let answers = operate::idempotency::purge(connection, now).await?;
    Ok(of_identity + events + answers)
}

async fn ask(connection: &mut AsyncPgConnection, question: &str) -> Result<bool, Error> {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = Bool)]
        answer: bool,
    }
    let row: Row = diesel::sql_query(question)
        .bind::<BigInt, _>(KEY)
        .get_result(connection)
        .await?;
    Ok(row.answer)
}
