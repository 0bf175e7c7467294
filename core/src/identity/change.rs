//! Changing passwords (spec 2.7). Every change ends all tokens of the account (W-04, rule 14).

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection as _, AsyncPgConnection};
use uuid::Uuid;

use crate::database::Connections;

use super::account::{Account, AccountKind};
use super::credential::{self, NewForms};
use super::fault::Fault;
use super::keyed::Keyed;
use super::lockout::{self, Locked, LockoutSettings, Subject};
use super::login::Client;
use super::password::LegacyPasswords;
use super::password::legacy::without_trailing_space;
use super::password::policy::{PasswordPolicy, Violation};
use super::reset;
use super::session::{self, EndReason};
use super::shadow::{self, Change};

/// All that a change of password depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PasswordSettings {
    /// What a new password must have.
    pub policy: PasswordPolicy,
    /// Whether the old form is written too.
    pub legacy_passwords: LegacyPasswords,
    /// When guessing of old passwords and reset tokens is stopped.
    pub lockout: LockoutSettings,
}

/// Why a password is not changed. Doors may show the reference's single sentence instead (rule 16).
#[derive(Debug, thiserror::Error)]
pub enum ChangeRefused {
    /// The account is gone or no longer active.
    #[error("there is no such active account")]
    NoSuchAccount,
    /// The old password is missing or wrong.
    #[error("the old password is wrong")]
    WrongOldPassword,
    /// The mailed token is unknown, used, expired, void or another user's: which one is not told.
    #[error("the link is not valid, or no longer")]
    InvalidToken,
    /// The new password does not meet the policy.
    #[error("{}", sentences(.0))]
    Policy(Vec<Violation>),
    /// Too many wrong attempts.
    #[error(transparent)]
    Locked(#[from] Locked),
    /// The server could not do it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<diesel::result::Error> for ChangeRefused {
    fn from(error: diesel::result::Error) -> Self {
        Self::Fault(error.into())
    }
}

fn sentences(violations: &[Violation]) -> String {
    violations.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The owner changes his password, giving the old one; an account that never had one needs none (spec 2.2).
///
/// Wrong old passwords count as failed logins.
///
/// # Errors
/// Why it is refused; nothing is changed then.
pub async fn change_own(
    connections: &dyn Connections,
    settings: &PasswordSettings,
    owner: Uuid,
    old: Option<&str>,
    new: &str,
    client: &Client,
    now: DateTime<Utc>,
) -> Result<(), ChangeRefused> {
    let keyed = {
        let mut conn = connections.lease().await.map_err(Fault::Connection)?;
        find_active(&mut conn, owner, now).await?
    };
    if !keyed.password.is_locked() {
        prove_old(connections, settings, &keyed, old.unwrap_or_default(), client, now).await?;
    }
    check_policy(settings, &keyed.account, new)?;
    // no connection is held while the password waits for its turn
    let forms = NewForms::of(&keyed.account, new, settings.legacy_passwords).await?;
    let mut conn = connections.lease().await.map_err(Fault::Connection)?;
    conn.transaction(async move |conn| {
        let Some(account) = keyed.hold(conn, now).await? else {
            // Somebody else changed it, or ended the account, while the old one was checked.
            return Err(ChangeRefused::WrongOldPassword);
        };
        Ok(apply(conn, &account, forms, Some(owner), now).await?)
    })
    .await
}

async fn prove_old(
    connections: &dyn Connections,
    settings: &PasswordSettings,
    keyed: &Keyed,
    old: &str,
    client: &Client,
    now: DateTime<Utc>,
) -> Result<(), ChangeRefused> {
    let subjects = client.subjects(&keyed.account.username);
    let locked = {
        let mut conn = connections.lease().await.map_err(Fault::Connection)?;
        lockout::lock_of(&mut conn, &subjects, now).await?
    };
    if let Some(locked) = locked {
        return Err(locked.into());
    }
    if credential::prove(Some(keyed), old).await?.is_some() {
        return Ok(());
    }
    let locked = count_failure(connections, settings, &subjects, now).await?;
    Err(locked.map_or(ChangeRefused::WrongOldPassword, ChangeRefused::Locked))
}

/// Counts a failure of these subjects; answers the lock that they are now under.
pub(super) async fn count_failure(
    connections: &dyn Connections,
    settings: &PasswordSettings,
    subjects: &[Subject],
    now: DateTime<Utc>,
) -> Result<Option<Locked>, Fault> {
    let mut conn = connections.lease().await?;
    let locked = conn
        .transaction(async |conn| lockout::record_failure(conn, &settings.lockout, subjects, now).await)
        .await?;
    Ok(locked)
}

/// An administrator sets somebody's password; that `actor` may do so is for the caller to check (right 121703). No
/// actor is whoever operates the server.
///
/// # Errors
/// Why it is refused; nothing is changed then.
pub async fn set_password(
    conn: &mut AsyncPgConnection,
    settings: &PasswordSettings,
    target: Uuid,
    new: &str,
    actor: impl Into<Option<Uuid>>,
    now: DateTime<Utc>,
) -> Result<(), ChangeRefused> {
    let actor = actor.into();
    let keyed = Keyed::find(conn, target).await?.ok_or(ChangeRefused::NoSuchAccount)?;
    check_policy(settings, &keyed.account, new)?;
    let forms = NewForms::of(&keyed.account, new, settings.legacy_passwords).await?;
    conn.transaction(async move |conn| Ok(apply(conn, &keyed.account, forms, actor, now).await?))
        .await
}

/// Writes the first password of an account that the running transaction has just made: no version, no history row.
///
/// # Errors
/// Why it is refused; nothing is written then.
pub async fn set_initial(
    conn: &mut AsyncPgConnection,
    settings: &PasswordSettings,
    target: Uuid,
    password: &str,
    now: DateTime<Utc>,
) -> Result<(), ChangeRefused> {
    let keyed = Keyed::find(conn, target).await?.ok_or(ChangeRefused::NoSuchAccount)?;
    check_policy(settings, &keyed.account, password)?;
    let forms = NewForms::of(&keyed.account, password, settings.legacy_passwords).await?;
    conn.transaction(async move |conn| Ok(forms.store(conn, &keyed.account, now).await?))
        .await
}

/// Whether the owner must give his old password to change it: `has_password` of the reference (spec 2.2).
///
/// # Errors
/// When the database cannot be asked.
pub async fn has_password(conn: &mut AsyncPgConnection, owner: Uuid) -> Result<bool, Fault> {
    let keyed = Keyed::find(conn, owner).await?;
    Ok(keyed.is_some_and(|keyed| !keyed.password.is_locked()))
}

pub(super) async fn find_active(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Keyed, ChangeRefused> {
    let keyed = Keyed::find(conn, id).await?;
    keyed
        .filter(|keyed| keyed.account.is_active(now))
        .ok_or(ChangeRefused::NoSuchAccount)
}

/// The policy looks at what will count: trailing white space of a person's password does not.
pub(super) fn check_policy(settings: &PasswordSettings, account: &Account, new: &str) -> Result<(), ChangeRefused> {
    let counts = match account.kind {
        AccountKind::Interactive(_) => without_trailing_space(new),
        AccountKind::Technical(_) => new,
    };
    settings
        .policy
        .check(counts, &account.known_attributes())
        .map_err(ChangeRefused::Policy)
}

/// Writes the password and everything that follows from it. Call inside a transaction.
pub(super) async fn apply(
    conn: &mut AsyncPgConnection,
    account: &Account,
    forms: NewForms,
    actor: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    forms.store(conn, account, now).await?;
    if let AccountKind::Interactive(person) = &account.kind {
        shadow::version_interactive(conn, person.id, Change::Changed, actor, now).await?;
    }
    reset::void_all(conn, account.id).await?;
    session::end_all_sessions(conn, account.id, EndReason::PasswordChanged, now).await?;
    Ok(())
}
