//! Stops guessing: failed logins are counted by account name and, apart from that, by client address (W-16).
//!
//! Each count is one row, changed by one statement, so that any number of guesses at once are counted one by one. A
//! name is counted whether or not it exists, so that the count tells nothing. Counting starts again once the cool-off
//! has passed since the last failure. While a subject is locked its attempts are refused unread and not counted: else
//! anybody could keep somebody out for ever.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::language::Said;
use crate::message;
use crate::schema::identity::login_attempts as attempts;

/// Characters of the longest user name (`"core_User".username`); a longer one exists nowhere and shares a count.
const LONGEST_NAME: usize = 50;
/// Old rows removed with each failure, more than it can add.
const SWEEP: i64 = 10;

/// When a subject is locked, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockoutSettings {
    /// Failures of one account name that lock it. `LOGIN_LOCKOUT_FAILURE_LIMIT`.
    pub account_failures: i32,
    /// Failures from one address that lock it; higher, for an office shares an address.
    pub address_failures: i32,
    /// How long a lock lasts, and how long a failure counts. `LOGIN_LOCKOUT_COOLOFF_TIME`.
    pub cool_off: TimeDelta,
}

impl Default for LockoutSettings {
    /// 5 failures of a name or 50 from an address within 5 minutes.
    fn default() -> Self {
        Self {
            account_failures: 5,
            address_failures: 50,
            cool_off: TimeDelta::minutes(5),
        }
    }
}

/// Attempts are refused for now. The texts are the reference's, for people (spec 2.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said())]
pub enum Locked {
    /// This failure was the one that locked it.
    Now {
        /// When attempts are read again.
        until: DateTime<Utc>,
    },
    /// It was locked before; the attempt was not read.
    Still {
        /// When attempts are read again.
        until: DateTime<Utc>,
        /// Minutes until then, begun ones counted.
        minutes: i64,
    },
}

impl Locked {
    fn still(until: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let minutes = (until - now + TimeDelta::seconds(59)).num_minutes().max(1);
        Self::Still { until, minutes }
    }

    /// What its owner is told.
    #[must_use]
    pub fn said(self) -> Said {
        match self {
            Self::Now { .. } => message::locked_now(),
            Self::Still { minutes, .. } => message::locked_still(minutes),
        }
    }

    /// When attempts are read again: for a `Retry-After` header.
    #[must_use]
    pub const fn until(self) -> DateTime<Utc> {
        match self {
            Self::Now { until } | Self::Still { until, .. } => until,
        }
    }
}

/// What failures are counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A user name as typed.
    Account(String),
    /// A client address; of IPv6 the network, since one client has a whole /64 of addresses.
    Address(String),
}

impl Subject {
    /// The count of this name.
    #[must_use]
    pub fn account(username: &str) -> Self {
        let storable = username
            .chars()
            .take(LONGEST_NAME)
            .map(|c| if c == '\0' { '\u{fffd}' } else { c });
        Self::Account(storable.collect())
    }

    /// The count of this address.
    #[must_use]
    pub fn address(address: IpAddr) -> Self {
        let address = match address.to_canonical() {
            IpAddr::V4(v4) => v4.to_string(),
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        };
        Self::Address(address)
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Account(_) => "account",
            Self::Address(_) => "address",
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Account(text) | Self::Address(text) => text,
        }
    }

    const fn limit(&self, settings: &LockoutSettings) -> i32 {
        match self {
            Self::Account(_) => settings.account_failures,
            Self::Address(_) => settings.address_failures,
        }
    }
}

/// The lock that any of these subjects is under, the longest if several.
///
/// # Errors
/// When the database cannot be asked.
pub async fn lock_of(
    conn: &mut AsyncPgConnection,
    subjects: &[Subject],
    now: DateTime<Utc>,
) -> QueryResult<Option<Locked>> {
    let mut query = attempts::table
        .select(diesel::dsl::max(attempts::locked_until))
        .into_boxed();
    for subject in subjects {
        let this = attempts::subject_kind
            .eq(subject.kind())
            .and(attempts::subject.eq(subject.text()));
        query = query.or_filter(this);
    }
    if subjects.is_empty() {
        return Ok(None);
    }
    let until: Option<DateTime<Utc>> = query.first(conn).await?;
    Ok(until
        .filter(|until| *until > now)
        .map(|until| Locked::still(until, now)))
}

/// Counts a failure of these subjects; answers the lock that they are now under.
///
/// # Errors
/// When the database refuses.
pub async fn record_failure(
    conn: &mut AsyncPgConnection,
    settings: &LockoutSettings,
    subjects: &[Subject],
    now: DateTime<Utc>,
) -> QueryResult<Option<Locked>> {
    let mut locked = None;
    for subject in subjects {
        let count = count_failure(conn, settings, subject, now).await?;
        let limit = subject.limit(settings);
        let lock = count.locked_until.map(|until| {
            if count.failures == limit {
                Locked::Now { until }
            } else {
                Locked::still(until, now)
            }
        });
        locked = locked.or(lock);
    }
    sweep(conn, settings, now, SWEEP).await?;
    Ok(locked)
}

/// Forgets the failures of an account whose password was right, unless guesses that ran beside it have locked it.
///
/// Call inside the transaction of the login: the row is held until its end.
///
/// # Errors
/// When the database refuses.
pub async fn forgive(
    conn: &mut AsyncPgConnection,
    subject: &Subject,
    now: DateTime<Utc>,
) -> QueryResult<Option<Locked>> {
    let row = attempts::table.find((subject.kind(), subject.text()));
    let found: Option<Option<DateTime<Utc>>> = row
        .select(attempts::locked_until)
        .for_update()
        .first(conn)
        .await
        .optional()?;
    match found {
        None => Ok(None),
        Some(Some(until)) if until > now => Ok(Some(Locked::still(until, now))),
        Some(_) => {
            diesel::delete(row).execute(conn).await?;
            Ok(None)
        }
    }
}

/// Forgets the failures of a subject and its lock.
///
/// # Errors
/// When the database refuses.
pub async fn clear(conn: &mut AsyncPgConnection, subject: &Subject) -> QueryResult<()> {
    diesel::delete(attempts::table.find((subject.kind(), subject.text())))
        .execute(conn)
        .await?;
    Ok(())
}

/// Removes up to `most` counts that no longer matter; rows that others hold are left for the next time.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(
    conn: &mut AsyncPgConnection,
    settings: &LockoutSettings,
    now: DateTime<Utc>,
    most: i64,
) -> QueryResult<usize> {
    diesel::sql_query(
        "delete from openimis_login_attempt where (subject_kind, subject) in (
            select subject_kind, subject from openimis_login_attempt
            where last_at <= $1 and (locked_until is null or locked_until <= $2)
            order by last_at limit $3 for update skip locked)",
    )
    .bind::<Timestamptz, _>(now - settings.cool_off)
    .bind::<Timestamptz, _>(now)
    .bind::<diesel::sql_types::BigInt, _>(most)
    .execute(conn)
    .await
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Integer)]
    failures: i32,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    locked_until: Option<DateTime<Utc>>,
}

/// One statement, so that guesses at the same instant wait for each other on the row.
const COUNT_FAILURE: &str = "
    insert into openimis_login_attempt as row (subject_kind, subject, failures, first_at, last_at, locked_until)
    values ($1, $2, 1, $3, $3, case when $4 <= 1 then $5 end)
    on conflict (subject_kind, subject) do update set
        failures = case when row.last_at <= $6 then 1 else row.failures + 1 end,
        first_at = case when row.last_at <= $6 then excluded.first_at else row.first_at end,
        last_at = excluded.last_at,
        locked_until = case when case when row.last_at <= $6 then 1 else row.failures + 1 end >= $4 then $5 end
    returning failures, locked_until";

async fn count_failure(
    conn: &mut AsyncPgConnection,
    settings: &LockoutSettings,
    subject: &Subject,
    now: DateTime<Utc>,
) -> QueryResult<Count> {
    diesel::sql_query(COUNT_FAILURE)
        .bind::<Text, _>(subject.kind())
        .bind::<Text, _>(subject.text())
        .bind::<Timestamptz, _>(now)
        .bind::<Integer, _>(subject.limit(settings))
        .bind::<Timestamptz, _>(now + settings.cool_off)
        .bind::<Timestamptz, _>(now - settings.cool_off)
        .get_result(conn)
        .await
}
