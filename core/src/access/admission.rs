//! Whether a token that was signed by us is still good.

use super::User;
use crate::schema::identity::{sessions, user_security};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use std::sync::Arc;
use uuid::Uuid;

/// What a token with a good signature says of its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    /// The user, by key of `"core_User"`.
    pub user: Uuid,
    /// The session that the token was issued in.
    pub session: Uuid,
    /// When it was issued, to the microsecond (W-04).
    pub issued_at: DateTime<Utc>,
}

/// The answer to a token.
#[derive(Debug, Clone)]
pub enum Admission {
    /// The bearer acts as this user.
    Admitted(Arc<User>),
    /// He does not.
    Refused(TokenRefused),
}

/// Why a token with a good signature is refused: 401.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefused {
    /// The account is gone, deactivated or ended (rule 6).
    #[error("User is disabled")]
    NoAccount,
    /// Its session was ended or is over.
    #[error("Signature has expired")]
    SessionEnded,
    /// It is older than the last change of the password, or whatever ended all tokens (rule 14).
    #[error("Signature has expired")]
    Outdated,
}

/// Whether the session is open and the user's.
pub(super) async fn is_open(
    connection: &mut AsyncPgConnection,
    bearer: &Bearer,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let open = sessions::table
        .find(bearer.session)
        .filter(sessions::user_id.eq(bearer.user))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now));
    diesel::select(diesel::dsl::exists(open)).get_result(connection).await
}

/// The instant before which all tokens of the user are refused.
pub(super) async fn not_before(connection: &mut AsyncPgConnection, user: Uuid) -> QueryResult<Option<DateTime<Utc>>> {
    let found = user_security::table
        .find(user)
        .select(user_security::tokens_not_before)
        .first(connection)
        .await;
    Ok(found.optional()?.flatten())
}
