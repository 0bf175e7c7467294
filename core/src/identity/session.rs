//! Sessions: what a login opens and a logout, a password change or a stolen refresh token ends.
//!
//! A session hands out refresh tokens one after the other, each good for one use. Using one again means that two
//! parties hold it, and ends the session for both: there is no grace.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::schema::identity::{refresh_tokens, sessions, user_security};

use super::account::Account;
use super::fault::Fault;
use super::login::Client;
use super::opaque::{self, OpaqueToken};

/// How long tokens live (spec 2.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSettings {
    /// Life of an access token.
    pub access_lifetime: TimeDelta,
    /// Life of a session from its login on; refreshing does not lengthen it.
    pub refresh_lifetime: TimeDelta,
}

impl Default for SessionSettings {
    /// 1 day and 30 days.
    fn default() -> Self {
        Self {
            access_lifetime: TimeDelta::days(1),
            refresh_lifetime: TimeDelta::days(30),
        }
    }
}

/// A session that has not ended.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = sessions)]
pub struct Session {
    /// Key: the `sid` of its tokens.
    pub id: Uuid,
    /// Whose, by key of `"core_User"`.
    pub user_id: Uuid,
    /// When the password was given.
    pub created_at: DateTime<Utc>,
    /// When it ends by itself: `refreshExpiresIn`.
    pub expires_at: DateTime<Utc>,
}

/// Why a session ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndReason {
    /// Its owner logged out, here or everywhere.
    Logout,
    /// The password was changed or reset.
    PasswordChanged,
    /// A refresh token was used twice.
    TokenReused,
    /// An administrator ended it, or the account.
    Revoked,
}

impl EndReason {
    const fn code(self) -> &'static str {
        match self {
            Self::Logout => "logout",
            Self::PasswordChanged => "password_changed",
            Self::TokenReused => "token_reused",
            Self::Revoked => "revoked",
        }
    }
}

/// A refresh that succeeded.
#[derive(Debug, Clone)]
pub struct Refreshed {
    /// Whose session it is.
    pub account: Account,
    /// The session.
    pub session: Session,
    /// The next refresh token; the one that was used is spent.
    pub refresh_token: OpaqueToken,
}

/// Why a refresh token is refused; the holder logs in again. Tell him no more than that.
#[derive(Debug, thiserror::Error)]
pub enum RefreshRefused {
    /// No such token was ever issued, or its session is long gone.
    #[error("the refresh token is not known")]
    Unknown,
    /// It was used before: the session is ended now.
    #[error("the refresh token was used before; the session has ended")]
    Reused,
    /// The session has ended or expired, or the account is no longer active.
    #[error("the session has ended")]
    Ended,
    /// The server could not do it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Opens a session. Call inside the transaction of the login.
///
/// # Errors
/// When the database refuses.
pub async fn start(
    conn: &mut AsyncPgConnection,
    settings: &SessionSettings,
    user_id: Uuid,
    client: &Client,
    now: DateTime<Utc>,
) -> QueryResult<(Session, OpaqueToken)> {
    let session = diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(Uuid::new_v4()),
            sessions::user_id.eq(user_id),
            sessions::created_at.eq(now),
            sessions::refreshed_at.eq(now),
            sessions::expires_at.eq(now + settings.refresh_lifetime),
            sessions::client.eq(client.description()),
        ))
        .returning(Session::as_returning())
        .get_result(conn)
        .await?;
    let token = issue(conn, session.id, 1, now).await?;
    Ok((session, token))
}

async fn issue(
    conn: &mut AsyncPgConnection,
    session_id: Uuid,
    generation: i32,
    now: DateTime<Utc>,
) -> QueryResult<OpaqueToken> {
    let token = OpaqueToken::fresh();
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::token_hash.eq(token.hash()),
            refresh_tokens::session_id.eq(session_id),
            refresh_tokens::generation.eq(generation),
            refresh_tokens::issued_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(token)
}

/// Spends a refresh token for the next one, in one transaction.
///
/// # Errors
/// Why it is refused; what a refusal has ended stays ended.
pub async fn refresh(
    conn: &mut AsyncPgConnection,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Refreshed, RefreshRefused> {
    let hash = opaque::hash_of(token);
    // The refusal travels as a value: an error would roll back the end of a session whose token was used twice.
    let outcome: Result<_, Fault> = conn.transaction(async |conn| Ok(spend(conn, &hash, now).await?)).await;
    outcome?
}

async fn spend(
    conn: &mut AsyncPgConnection,
    hash: &str,
    now: DateTime<Utc>,
) -> QueryResult<Result<Refreshed, RefreshRefused>> {
    let spent: Option<(Uuid, i32)> = diesel::update(refresh_tokens::table.find(hash))
        .filter(refresh_tokens::used_at.is_null())
        .set(refresh_tokens::used_at.eq(now))
        .returning((refresh_tokens::session_id, refresh_tokens::generation))
        .get_result(conn)
        .await
        .optional()?;
    let Some((session_id, generation)) = spent else {
        return Ok(Err(refuse_spent(conn, hash, now).await?));
    };
    let session: Option<Session> = diesel::update(sessions::table.find(session_id))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .set(sessions::refreshed_at.eq(now))
        .returning(Session::as_returning())
        .get_result(conn)
        .await
        .optional()?;
    let Some(session) = session else {
        return Ok(Err(RefreshRefused::Ended));
    };
    let account = Account::find(conn, session.user_id).await?;
    let Some(account) = account.filter(|account| account.is_active(now)) else {
        return Ok(Err(RefreshRefused::Ended));
    };
    let refresh_token = issue(conn, session_id, generation.saturating_add(1), now).await?;
    Ok(Ok(Refreshed {
        account,
        session,
        refresh_token,
    }))
}

async fn refuse_spent(conn: &mut AsyncPgConnection, hash: &str, now: DateTime<Utc>) -> QueryResult<RefreshRefused> {
    let session_id: Option<Uuid> = refresh_tokens::table
        .find(hash)
        .select(refresh_tokens::session_id)
        .first(conn)
        .await
        .optional()?;
    let Some(session_id) = session_id else {
        return Ok(RefreshRefused::Unknown);
    };
    end_session(conn, session_id, EndReason::TokenReused, now).await?;
    log::warn!("a refresh token was used twice; session {session_id} is ended");
    Ok(RefreshRefused::Reused)
}

/// Ends one session; answers whether it was open.
///
/// # Errors
/// When the database refuses.
pub async fn end_session(
    conn: &mut AsyncPgConnection,
    session_id: Uuid,
    reason: EndReason,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let ended = diesel::update(sessions::table.find(session_id))
        .filter(sessions::ended_at.is_null())
        .set((sessions::ended_at.eq(now), sessions::ended_reason.eq(reason.code())))
        .execute(conn)
        .await?;
    Ok(ended == 1)
}

/// Ends all sessions of a user, and with them all tokens issued so far (W-04).
///
/// # Errors
/// When the database refuses.
pub async fn end_all_sessions(
    conn: &mut AsyncPgConnection,
    user_id: Uuid,
    reason: EndReason,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(user_security::table)
        .values((
            user_security::user_id.eq(user_id),
            user_security::tokens_not_before.eq(now),
        ))
        .on_conflict(user_security::user_id)
        .do_update()
        .set(user_security::tokens_not_before.eq(now))
        .execute(conn)
        .await?;
    diesel::update(sessions::table.filter(sessions::user_id.eq(user_id)))
        .filter(sessions::ended_at.is_null())
        .set((sessions::ended_at.eq(now), sessions::ended_reason.eq(reason.code())))
        .execute(conn)
        .await?;
    Ok(())
}

/// The instant before which all tokens of a user are refused, if any.
///
/// # Errors
/// When the database cannot be asked.
pub async fn not_before(conn: &mut AsyncPgConnection, user_id: Uuid) -> QueryResult<Option<DateTime<Utc>>> {
    let found: Option<Option<DateTime<Utc>>> = user_security::table
        .find(user_id)
        .select(user_security::tokens_not_before)
        .first(conn)
        .await
        .optional()?;
    Ok(found.flatten())
}

/// The session with this key, if it is still open: what a token's `sid` is looked up by.
///
/// # Errors
/// When the database cannot be asked.
pub async fn find_open(
    conn: &mut AsyncPgConnection,
    session_id: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<Option<Session>> {
    sessions::table
        .find(session_id)
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .select(Session::as_select())
        .first(conn)
        .await
        .optional()
}
