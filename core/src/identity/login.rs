//! Logging in with name and password (spec 2.4).

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};

use crate::database::Connections;
use crate::schema::identity::{interactive_users, technical_users};

use super::account::{Account, AccountKind};
use super::credential::{self, Proof};
use super::fault::Fault;
use super::keyed::Keyed;
use super::lockout::{self, Locked, LockoutSettings, Subject};
use super::opaque::OpaqueToken;
use super::password::LegacyPasswords;
use super::provision;
use super::session::{self, Session, SessionSettings};
use super::token::Claims;

/// Characters kept of what a client says of itself.
const LONGEST_DESCRIPTION: usize = 200;

/// All that a login depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoginSettings {
    /// Whether the old form of a password is kept.
    pub legacy_passwords: LegacyPasswords,
    /// When guessing is stopped.
    pub lockout: LockoutSettings,
    /// How long tokens live.
    pub session: SessionSettings,
}

/// Where a request comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// The address that the gateway forwarded, or the peer's without a gateway.
    pub address: Option<IpAddr>,
    /// `User-Agent`, kept with the session for its owner to recognise.
    pub agent: Option<String>,
}

impl Client {
    /// What is kept with the session.
    pub(super) fn description(&self) -> Option<String> {
        let agent = self.agent.as_deref()?;
        Some(
            agent
                .chars()
                .filter(|c| !c.is_control())
                .take(LONGEST_DESCRIPTION)
                .collect(),
        )
    }

    /// What failed logins of this name are counted by.
    pub(super) fn subjects(&self, username: &str) -> Vec<Subject> {
        let address = self.address.map(Subject::address);
        std::iter::once(Subject::account(username)).chain(address).collect()
    }
}

/// A login that succeeded.
#[derive(Debug, Clone)]
pub struct LoggedIn {
    /// Who it is.
    pub account: Account,
    /// The session that was opened.
    pub session: Session,
    /// The first refresh token.
    pub refresh_token: OpaqueToken,
}

impl LoggedIn {
    /// The claims of an access token for this login.
    #[must_use]
    pub fn claims(&self, settings: &SessionSettings, now: DateTime<Utc>) -> Claims {
        Claims::new(&self.account, &self.session, settings, now)
    }
}

/// Why a login is refused. The texts are the reference's.
#[derive(Debug, thiserror::Error)]
pub enum LoginRefused {
    /// Name or password is empty.
    #[error("Missing username or password")]
    Missing,
    /// Unknown user, wrong password or inactive account: which one is not told (rule 3).
    #[error("INCORRECT_CREDENTIALS")]
    IncorrectCredentials,
    /// Too many failures.
    #[error(transparent)]
    Locked(#[from] Locked),
    /// The server could not do it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<diesel::result::Error> for LoginRefused {
    fn from(error: diesel::result::Error) -> Self {
        Self::Fault(error.into())
    }
}

/// Checks name and password and opens a session.
///
/// Nothing but the password counts: a token that comes along is not looked at (W-10). The name must be spelt as it is
/// stored (rule 4).
///
/// # Errors
/// Why it is refused. A failure is counted even though the login fails.
pub async fn log_in(
    connections: &dyn Connections,
    settings: &LoginSettings,
    username: &str,
    password: &str,
    client: &Client,
    now: DateTime<Utc>,
) -> Result<LoggedIn, LoginRefused> {
    if username.is_empty() || password.is_empty() {
        return Err(LoginRefused::Missing);
    }
    let subjects = client.subjects(username);
    let keyed = find(connections, username, &subjects, now).await?;
    // Passwords are checked a few at a time. Whoever waits for his turn holds no connection: a worker has fewer of them
    // than people log in at eight in the morning.
    let proof = credential::prove(keyed.as_ref(), password).await?;
    let mut conn = connections.lease().await.map_err(Fault::Connection)?;
    let proven = keyed.zip(proof).filter(|(keyed, _)| keyed.account.is_active(now));
    match proven {
        Some((keyed, proof)) => admit(&mut conn, settings, keyed, proof, client, now).await,
        None => Err(count_failure(&mut conn, settings, &subjects, now).await?),
    }
}

/// The account with this name, active or not, or the newcomer.
async fn find(
    connections: &dyn Connections,
    username: &str,
    subjects: &[Subject],
    now: DateTime<Utc>,
) -> Result<Option<Keyed>, LoginRefused> {
    let mut conn = connections.lease().await.map_err(Fault::Connection)?;
    if let Some(locked) = lockout::lock_of(&mut conn, subjects, now).await? {
        return Err(locked.into());
    }
    if let Some(keyed) = Keyed::find_by_username(&mut conn, username).await? {
        return Ok(Some(keyed));
    }
    if let Some(newcomer) = provision::find_newcomer(&mut conn, username).await? {
        return Ok(Some(newcomer));
    }
    // a first login of the same person may have ended between the two looks
    Ok(Keyed::find_by_username(&mut conn, username).await?)
}

async fn count_failure(
    conn: &mut AsyncPgConnection,
    settings: &LoginSettings,
    subjects: &[Subject],
    now: DateTime<Utc>,
) -> Result<LoginRefused, Fault> {
    let locked = conn
        .transaction(async |conn| lockout::record_failure(conn, &settings.lockout, subjects, now).await)
        .await?;
    Ok(locked.map_or(LoginRefused::IncorrectCredentials, LoginRefused::Locked))
}

/// Everything that a right password leads to, in one transaction, if the account is active and still has that password.
async fn admit(
    conn: &mut AsyncPgConnection,
    settings: &LoginSettings,
    keyed: Keyed,
    proof: Proof,
    client: &Client,
    now: DateTime<Utc>,
) -> Result<LoggedIn, LoginRefused> {
    conn.transaction(async move |conn| {
        let subject = Subject::account(&keyed.account.username);
        if let Some(locked) = lockout::forgive(conn, &subject, now).await? {
            return Err(locked.into());
        }
        let Some(account) = keyed.hold(conn, now).await? else {
            // It ended, or the password was changed, while the password waited for its turn.
            return Err(LoginRefused::IncorrectCredentials);
        };
        let account = if keyed.known {
            account
        } else {
            provision::provision(conn, account, now).await?
        };
        if let Proof::OldForm { argon2id } = proof {
            let fingerprint = keyed.password.fingerprint();
            credential::keep_argon(conn, account.id, &argon2id, &fingerprint, now).await?;
        }
        if settings.legacy_passwords == LegacyPasswords::Drop && keyed.password.has_usable_old_form() {
            credential::drop_old_form(conn, &account).await?;
        }
        note_login(conn, &account, now).await?;
        let (session, refresh_token) = session::start(conn, &settings.session, account.id, client, now).await?;
        Ok(LoggedIn {
            account,
            session,
            refresh_token,
        })
    })
    .await
}

/// Writes the time of the login without a new version and without a history row (W-12).
async fn note_login(conn: &mut AsyncPgConnection, account: &Account, now: DateTime<Utc>) -> QueryResult<()> {
    match &account.kind {
        AccountKind::Interactive(person) => {
            diesel::update(interactive_users::table.find(person.id))
                .set(interactive_users::last_login.eq(now.naive_utc()))
                .execute(conn)
                .await?
        }
        AccountKind::Technical(system) => {
            diesel::update(technical_users::table.find(system.id))
                .set(technical_users::last_login.eq(now))
                .execute(conn)
                .await?
        }
    };
    Ok(())
}
