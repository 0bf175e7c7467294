//! Which stored form of a password counts, and how a new one is written.
//!
//! A password is stored up to twice: in the old columns, which the existing backend reads and writes, and as argon2id
//! in `openimis_credential`. The credential carries a fingerprint of the old columns. While that is theirs, the
//! credential alone counts; when the other backend has changed them, the fingerprint differs and the old form wins.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::schema::identity::{credentials, interactive_users, technical_users};

use super::account::{Account, AccountKind};
use super::fault::Fault;
use super::keyed::{CredentialRow, Keyed, OldColumns};
use super::password::argon::Memory;
use super::password::legacy::{self, LOCKED, LegacyHash};
use super::password::{LegacyPasswords, bounded, django};

/// What the old columns hold.
#[derive(Clone)]
pub(super) enum OldForm {
    Interactive(OldColumns),
    /// Django's hasher string.
    Technical(String),
}

/// All that is stored of one password.
#[derive(Clone)]
pub(super) struct PasswordRecord {
    old: OldForm,
    credential: Option<CredentialRow>,
}

/// How a password was found right.
pub(super) enum Proof {
    /// By the credential.
    Credential,
    /// By the old form; here is the argon2id to be kept from now on.
    OldForm { argon2id: String },
}

impl PasswordRecord {
    /// A credential bound to other columns than these is left aside.
    pub(super) fn new(old: OldForm, credential: Option<CredentialRow>) -> Self {
        let fingerprint = old.fingerprint();
        let credential = credential.filter(|row| row.fingerprint == fingerprint);
        Self { old, credential }
    }

    pub(super) fn fingerprint(&self) -> String {
        self.old.fingerprint()
    }

    /// Whether nobody can know the password: it was never set (spec 2.2, "locked").
    pub(super) fn is_locked(&self) -> bool {
        self.credential.is_none() && self.old.is_unusable()
    }

    pub(super) fn has_usable_old_form(&self) -> bool {
        !self.old.is_unusable()
    }

    fn prove(&self, password: &str, memory: &mut Memory) -> Result<Option<Proof>, Fault> {
        let password = self.old.effective(password);
        if let Some(credential) = &self.credential {
            let right = memory.matches(password, &credential.argon2id);
            return Ok(right.then_some(Proof::Credential));
        }
        if !self.old.matches(password) {
            memory.pretend(password);
            return Ok(None);
        }
        let argon2id = memory.hash(password)?;
        Ok(Some(Proof::OldForm { argon2id }))
    }
}

/// Checks a password in its turn.
///
/// Right or wrong, and for nobody too, this computes one argon2id: the time tells nothing (W-61). A technical user that
/// has no credential yet costs his PBKDF2 besides, once.
pub(super) async fn prove(keyed: Option<&Keyed>, password: &str) -> Result<Option<Proof>, Fault> {
    let record = keyed.map(|keyed| keyed.password.clone());
    let password = password.to_owned();
    bounded::run(move |memory| prove_now(record.as_ref(), &password, memory)).await?
}

fn prove_now(record: Option<&PasswordRecord>, password: &str, memory: &mut Memory) -> Result<Option<Proof>, Fault> {
    if let Some(record) = record {
        return record.prove(password, memory);
    }
    memory.pretend(password);
    Ok(None)
}

impl OldForm {
    /// The part of a password that counts: interactive users' trailing white space never did (spec 2.2).
    fn effective<'p>(&self, password: &'p str) -> &'p str {
        match self {
            Self::Interactive(_) => legacy::without_trailing_space(password),
            Self::Technical(_) => password,
        }
    }

    fn matches(&self, password: &str) -> bool {
        match self {
            Self::Interactive(columns) => {
                let (salt, stored) = (columns.private_key.as_deref(), columns.stored_password.as_deref());
                legacy::matches(password, salt, stored)
            }
            Self::Technical(stored) => django::matches(password, stored),
        }
    }

    fn is_unusable(&self) -> bool {
        match self {
            Self::Interactive(columns) => columns.stored_password.as_deref().is_none_or(|stored| stored == LOCKED),
            Self::Technical(stored) => django::is_unusable(stored),
        }
    }

    /// SHA-256 over the old columns, each with its length, a missing one unlike an empty one.
    pub(super) fn fingerprint(&self) -> String {
        let mut digest = Sha256::new();
        let mut add = |column: Option<&str>| match column {
            Some(text) => {
                digest.update(text.len().to_be_bytes());
                digest.update(text);
            }
            None => digest.update(usize::MAX.to_be_bytes()),
        };
        match self {
            Self::Interactive(columns) => {
                add(columns.private_key.as_deref());
                add(columns.stored_password.as_deref());
            }
            Self::Technical(stored) => add(Some(stored)),
        }
        super::hex::lower(&digest.finalize())
    }
}

/// A new password in the forms that will be stored.
pub(super) struct NewForms {
    argon2id: String,
    old: OldForm,
}

impl NewForms {
    /// Hashes in its turn, each time with fresh salts (W-03).
    pub(super) async fn of(account: &Account, password: &str, keep: LegacyPasswords) -> Result<Self, Fault> {
        let interactive = matches!(account.kind, AccountKind::Interactive(_));
        let password = password.to_owned();
        bounded::run(move |memory| {
            let old = match (interactive, keep) {
                (true, LegacyPasswords::Keep) => LegacyHash::of(&password).into(),
                (true, LegacyPasswords::Drop) => LegacyHash::locked().into(),
                (false, LegacyPasswords::Keep) => OldForm::Technical(django::hash(&password)),
                (false, LegacyPasswords::Drop) => OldForm::Technical(django::unusable()),
            };
            let argon2id = memory.hash(old.effective(&password))?;
            Ok(Self { argon2id, old })
        })
        .await?
    }

    /// Writes both forms. Call inside a transaction.
    pub(super) async fn store(
        self,
        conn: &mut AsyncPgConnection,
        account: &Account,
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        keep_argon(conn, account.id, &self.argon2id, &self.old.fingerprint(), now).await?;
        write_old_form(conn, account, &self.old).await
    }
}

impl From<LegacyHash> for OldForm {
    fn from(made: LegacyHash) -> Self {
        Self::Interactive(OldColumns {
            private_key: Some(made.salt),
            stored_password: Some(made.hash),
        })
    }
}

/// Keeps a password as argon2id, bound to the old columns with this fingerprint.
pub(super) async fn keep_argon(
    conn: &mut AsyncPgConnection,
    user_id: Uuid,
    argon2id: &str,
    fingerprint: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(credentials::table)
        .values((
            credentials::user_id.eq(user_id),
            credentials::argon2id.eq(argon2id),
            credentials::fingerprint.eq(fingerprint),
            credentials::changed_at.eq(now),
        ))
        .on_conflict(credentials::user_id)
        .do_update()
        .set((
            credentials::argon2id.eq(excluded(credentials::argon2id)),
            credentials::fingerprint.eq(excluded(credentials::fingerprint)),
            credentials::changed_at.eq(excluded(credentials::changed_at)),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes the old columns unusable and rebinds the credential to them: [`LegacyPasswords::Drop`] at login.
///
/// Call inside a transaction, after the password was proven.
pub(super) async fn drop_old_form(conn: &mut AsyncPgConnection, account: &Account) -> Result<(), Fault> {
    let old = match account.kind {
        AccountKind::Interactive(_) => LegacyHash::locked().into(),
        AccountKind::Technical(_) => OldForm::Technical(django::unusable()),
    };
    let rebound = diesel::update(credentials::table.find(account.id))
        .set(credentials::fingerprint.eq(old.fingerprint()))
        .execute(conn)
        .await?;
    if rebound == 0 {
        return Err(Fault::OnlyCopy);
    }
    write_old_form(conn, account, &old).await
}

/// Writes the old columns, unless the credential that must outlive them is not there.
async fn write_old_form(conn: &mut AsyncPgConnection, account: &Account, old: &OldForm) -> Result<(), Fault> {
    let bound = credentials::table
        .find(account.id)
        .filter(credentials::fingerprint.eq(old.fingerprint()));
    let stored = diesel::dsl::exists(bound);
    let written = match (&account.kind, old) {
        (AccountKind::Interactive(person), OldForm::Interactive(columns)) => {
            diesel::update(interactive_users::table.find(person.id).filter(stored))
                .set((
                    interactive_users::private_key.eq(&columns.private_key),
                    interactive_users::stored_password.eq(&columns.stored_password),
                ))
                .execute(conn)
                .await?
        }
        (AccountKind::Technical(system), OldForm::Technical(hash)) => {
            diesel::update(technical_users::table.find(system.id).filter(stored))
                .set(technical_users::password.eq(hash))
                .execute(conn)
                .await?
        }
        _ => 0,
    };
    if written == 1 { Ok(()) } else { Err(Fault::OnlyCopy) }
}

#[cfg(test)]
mod tests;
