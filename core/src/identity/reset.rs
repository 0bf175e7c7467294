//! Resetting a forgotten password with a mailed one-time token (spec 2.7, rule 15).
//!
//! The token is 256 random bits, stored as a hash, good once and for a few days. It is void as soon as the password or
//! the e-mail changes, by whichever backend. It appears in the mail and nowhere else (W-13).

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::database::Connections;
use crate::schema::identity::{interactive_users, password_resets, users};

use super::account::AccountKind;
use super::change::{self, ChangeRefused, PasswordSettings};
use super::credential::NewForms;
use super::fault::Fault;
use super::keyed::Keyed;
use super::lockout::{self, Subject};
use super::login::Client;
use super::mail::{Mail, Mailer};
use super::opaque::{self, OpaqueToken};
use super::provision::lower;

/// What the mail says and how long its link works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetSettings {
    /// Where the front end is served; the link is `<frontend_url>/set_password?token=…`. `FRONTEND_URL`.
    pub frontend_url: String,
    /// How long a token is good.
    pub lifetime: TimeDelta,
    /// Tokens of one account that may be good at once; further requests send no mail.
    pub most_open: i64,
}

impl Default for ResetSettings {
    /// Three days, three mails, and a front end on this machine.
    fn default() -> Self {
        Self {
            frontend_url: "http://localhost:8080/front".to_owned(),
            lifetime: TimeDelta::days(3),
            most_open: 3,
        }
    }
}

/// Mails a token to the owner of this user name or e-mail.
///
/// The answer is the same whether there is such an account and whether it has an e-mail (W-61); the mail is sent beside
/// the request, so that the time tells nothing either.
///
/// # Errors
/// When the database refuses.
pub async fn request_reset(
    conn: &mut AsyncPgConnection,
    settings: &ResetSettings,
    mailer: &Mailer,
    name_or_email: &str,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let Some(keyed) = find(conn, name_or_email)
        .await?
        .filter(|keyed| keyed.account.is_active(now))
    else {
        return Ok(());
    };
    let (AccountKind::Interactive(_), Some(to)) = (&keyed.account.kind, keyed.account.email().map(str::to_owned))
    else {
        return Ok(());
    };
    if to.trim().is_empty() {
        return Ok(());
    }
    if let Some(token) = issue(conn, settings, &keyed, now).await? {
        mailer.send_later(mail(settings, &keyed.account.username, to, &token));
    }
    Ok(())
}

/// The account with this name, or else the only one with this e-mail.
async fn find(conn: &mut AsyncPgConnection, name_or_email: &str) -> QueryResult<Option<Keyed>> {
    if name_or_email.is_empty() || name_or_email.contains('\0') {
        return Ok(None);
    }
    if let Some(keyed) = Keyed::find_by_username(conn, name_or_email).await? {
        return Ok(Some(keyed));
    }
    let ids: Vec<Uuid> = users::table
        .inner_join(interactive_users::table)
        .filter(lower_or_null(interactive_users::email).eq(lower(name_or_email).nullable()))
        .filter(interactive_users::active)
        .select(users::id)
        .limit(2)
        .load(conn)
        .await?;
    match ids.as_slice() {
        [id] => Keyed::find(conn, *id).await,
        _ => Ok(None),
    }
}

diesel::define_sql_function! {
    /// PostgreSQL's `lower` of what may be NULL.
    #[sql_name = "lower"]
    fn lower_or_null(text: diesel::sql_types::Nullable<diesel::sql_types::Text>)
        -> diesel::sql_types::Nullable<diesel::sql_types::Text>;
}

async fn issue(
    conn: &mut AsyncPgConnection,
    settings: &ResetSettings,
    keyed: &Keyed,
    now: DateTime<Utc>,
) -> QueryResult<Option<OpaqueToken>> {
    use password_resets as resets;
    let user_id = keyed.account.id;
    let open: i64 = resets::table
        .filter(resets::user_id.eq(user_id))
        .filter(resets::expires_at.gt(now))
        .count()
        .get_result(conn)
        .await?;
    if open >= settings.most_open {
        return Ok(None);
    }
    let token = OpaqueToken::fresh();
    diesel::insert_into(resets::table)
        .values((
            resets::token_hash.eq(token.hash()),
            resets::user_id.eq(user_id),
            resets::bound_to.eq(binding(keyed)),
            resets::created_at.eq(now),
            resets::expires_at.eq(now + settings.lifetime),
        ))
        .execute(conn)
        .await?;
    Ok(Some(token))
}

/// What must not have changed since the mail: the password, in either form, and the address.
fn binding(keyed: &Keyed) -> String {
    let mut digest = Sha256::new();
    digest.update(keyed.password.fingerprint());
    digest.update(keyed.account.email().unwrap_or_default());
    super::hex::lower(&digest.finalize())
}

fn mail(settings: &ResetSettings, username: &str, to: String, token: &OpaqueToken) -> Mail {
    let link = format!(
        "{}/set_password?token={}",
        settings.frontend_url.trim_end_matches('/'),
        token.expose()
    );
    let days = settings.lifetime.num_days().max(1);
    Mail {
        to,
        subject: "[OpenIMIS] Reset Password".to_owned(),
        body: format!(
            "Somebody, probably you, asked to reset the password of the openIMIS user {username}.\n\n\
             To choose a new password, open this link within {days} days:\n\n{link}\n\n\
             If it was not you, do nothing: the password stays as it is.\n"
        ),
    }
}

/// Sets the password of the account that the token was mailed for, named by `username` where the door asks for it.
/// Answers the key of its user, whose tokens have all ended.
///
/// Refused tokens count as failures of the client's address.
///
/// # Errors
/// Why it is refused; the token then stays good if it was.
pub async fn complete_reset(
    connections: &dyn Connections,
    settings: &PasswordSettings,
    username: Option<&str>,
    token: &str,
    new: &str,
    client: &Client,
    now: DateTime<Utc>,
) -> Result<Uuid, ChangeRefused> {
    let subjects: Vec<_> = client.address.map(Subject::address).into_iter().collect();
    let refused = match redeem(connections, settings, &subjects, username, token, new, now).await {
        Err(ChangeRefused::InvalidToken | ChangeRefused::NoSuchAccount) => ChangeRefused::InvalidToken,
        outcome => return outcome,
    };
    let locked = change::count_failure(connections, settings, &subjects, now).await?;
    Err(locked.map_or(refused, ChangeRefused::Locked))
}

async fn redeem(
    connections: &dyn Connections,
    settings: &PasswordSettings,
    subjects: &[Subject],
    username: Option<&str>,
    token: &str,
    new: &str,
    now: DateTime<Utc>,
) -> Result<Uuid, ChangeRefused> {
    let hash = opaque::hash_of(token);
    let keyed = find_mailed(connections, subjects, &hash, now).await?;
    if username.is_some_and(|name| name != keyed.account.username) {
        return Err(ChangeRefused::InvalidToken);
    }
    change::check_policy(settings, &keyed.account, new)?;
    // no connection is held while the password waits for its turn
    let forms = NewForms::of(&keyed.account, new, settings.legacy_passwords).await?;
    let mut conn = connections.lease().await.map_err(Fault::Connection)?;
    conn.transaction(async move |conn| {
        // Two requests with one token: the second finds it gone.
        if diesel::delete(password_resets::table.find(&hash)).execute(conn).await? == 0 {
            return Err(ChangeRefused::InvalidToken);
        }
        let held = keyed.hold(conn, now).await?;
        let Some(account) = held.filter(|account| account.email() == keyed.account.email()) else {
            return Err(ChangeRefused::InvalidToken);
        };
        // Whoever reads the account's mail is its owner, whatever was guessed before.
        lockout::clear(conn, &Subject::account(&account.username)).await?;
        change::apply(conn, &account, forms, Some(account.id), now).await?;
        Ok(account.id)
    })
    .await
}

/// The active account that a token which is good was mailed for, unless these subjects are locked.
async fn find_mailed(
    connections: &dyn Connections,
    subjects: &[Subject],
    hash: &str,
    now: DateTime<Utc>,
) -> Result<Keyed, ChangeRefused> {
    let mut conn = connections.lease().await.map_err(Fault::Connection)?;
    if let Some(locked) = lockout::lock_of(&mut conn, subjects, now).await? {
        return Err(locked.into());
    }
    let found: Option<(Uuid, String)> = password_resets::table
        .find(hash)
        .filter(password_resets::expires_at.gt(now))
        .select((password_resets::user_id, password_resets::bound_to))
        .first(&mut conn)
        .await
        .optional()?;
    let (user_id, bound_to) = found.ok_or(ChangeRefused::InvalidToken)?;
    let keyed = change::find_active(&mut conn, user_id, now).await?;
    if binding(&keyed) == bound_to {
        Ok(keyed)
    } else {
        Err(ChangeRefused::InvalidToken)
    }
}

/// Makes all tokens of an account void.
pub(super) async fn void_all(conn: &mut AsyncPgConnection, user_id: Uuid) -> QueryResult<()> {
    diesel::delete(password_resets::table.filter(password_resets::user_id.eq(user_id)))
        .execute(conn)
        .await?;
    Ok(())
}
