//! Removes what no longer matters: a part of [`upkeep`](crate::upkeep).

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::schema::identity::{password_resets, sessions};

use super::lockout::{self, LockoutSettings};

/// Counts of failed logins removed at a time; the rest waits for the next run.
const MOST_ATTEMPTS: i64 = 100_000;

/// Removes expired sessions with their refresh tokens, expired reset tokens and old counts of failed logins.
///
/// Answers how many rows went. An ended session stays until it would have expired, so that a refresh token of it is
/// recognised.
///
/// # Errors
/// When the database refuses.
pub async fn purge(conn: &mut AsyncPgConnection, lockout: &LockoutSettings, now: DateTime<Utc>) -> QueryResult<usize> {
    let sessions = diesel::delete(sessions::table.filter(sessions::expires_at.le(now)))
        .execute(conn)
        .await?;
    let resets = diesel::delete(password_resets::table.filter(password_resets::expires_at.le(now)))
        .execute(conn)
        .await?;
    let attempts = lockout::sweep(conn, lockout, now, MOST_ATTEMPTS).await?;
    Ok(sessions + resets + attempts)
}
