//! An account together with what its password is checked against. Nothing of this leaves the folder.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::schema::identity::{credentials, interactive_users, technical_users, users};

use super::account::{Account, AccountKind, Interactive, Technical, UserRow};
use super::credential::{OldForm, PasswordRecord};

/// An account and its password.
#[derive(Clone)]
pub(super) struct Keyed {
    pub(super) account: Account,
    pub(super) password: PasswordRecord,
    /// Whether `"core_User"` has the row, or a first login will make it (rule 5).
    pub(super) known: bool,
}

/// The old form of an interactive user's password.
#[derive(Clone, Default, Queryable, Selectable)]
#[diesel(table_name = interactive_users)]
pub(super) struct OldColumns {
    pub(super) private_key: Option<String>,
    pub(super) stored_password: Option<String>,
}

/// A row of `openimis_credential`.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = credentials)]
pub(super) struct CredentialRow {
    pub(super) argon2id: String,
    pub(super) fingerprint: String,
}

type Row = (
    UserRow,
    Option<Interactive>,
    Option<OldColumns>,
    Option<Technical>,
    Option<String>,
    Option<CredentialRow>,
);

/// Users with all that stands behind them, in one statement.
macro_rules! keyed {
    () => {
        users::table
            .left_join(interactive_users::table)
            .left_join(technical_users::table)
            .left_join(credentials::table)
            .select((
                UserRow::as_select(),
                Option::<Interactive>::as_select(),
                Option::<OldColumns>::as_select(),
                Option::<Technical>::as_select(),
                technical_users::password.nullable(),
                Option::<CredentialRow>::as_select(),
            ))
    };
}

impl Keyed {
    pub(super) async fn find_by_username(conn: &mut AsyncPgConnection, username: &str) -> QueryResult<Option<Self>> {
        // PostgreSQL refuses this character in text, and no name can hold it.
        if username.contains('\0') {
            return Ok(None);
        }
        let query = keyed!().filter(users::username.eq(username));
        let row: Option<Row> = query.first(conn).await.optional()?;
        Ok(row.and_then(Self::from_row))
    }

    pub(super) async fn find(conn: &mut AsyncPgConnection, core_user_id: Uuid) -> QueryResult<Option<Self>> {
        let query = keyed!().filter(users::id.eq(core_user_id));
        let row: Option<Row> = query.first(conn).await.optional()?;
        Ok(row.and_then(Self::from_row))
    }

    /// The account as it is now; none if it has ended, or its password was changed, since this was read.
    ///
    /// Its row is held until the end of the transaction: what is decided by it then stays true.
    pub(super) async fn hold(&self, conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<Option<Account>> {
        let held = match &self.account.kind {
            AccountKind::Interactive(person) => interactive_users::table
                .find(person.id)
                .select((Interactive::as_select(), OldColumns::as_select()))
                .for_no_key_update()
                .first(conn)
                .await
                .optional()?
                .map(|(person, columns)| (AccountKind::Interactive(person), OldForm::Interactive(columns))),
            AccountKind::Technical(system) => technical_users::table
                .find(system.id)
                .select((Technical::as_select(), technical_users::password))
                .for_no_key_update()
                .first(conn)
                .await
                .optional()?
                .map(|(system, hash)| (AccountKind::Technical(system), OldForm::Technical(hash))),
        };
        Ok(held
            .filter(|(_, old)| old.fingerprint() == self.password.fingerprint())
            .map(|(kind, _)| Account {
                kind,
                ..self.account.clone()
            })
            .filter(|account| account.is_active(now)))
    }

    /// A person without a row in `"core_User"` yet: its key is chosen now and used if the password is right.
    pub(super) fn newcomer(person: Interactive, columns: OldColumns) -> Self {
        let user = UserRow::fresh(person.login_name.clone());
        Self {
            account: Account::of(user, AccountKind::Interactive(person)),
            password: PasswordRecord::new(OldForm::Interactive(columns), None),
            known: false,
        }
    }

    fn from_row((user, person, columns, system, hash, credential): Row) -> Option<Self> {
        let kind = AccountKind::of(person, system)?;
        let old = match &kind {
            // both columns NULL read as no row at all
            AccountKind::Interactive(_) => OldForm::Interactive(columns.unwrap_or_default()),
            AccountKind::Technical(_) => OldForm::Technical(hash.unwrap_or_default()),
        };
        Some(Self {
            account: Account::of(user, kind),
            password: PasswordRecord::new(old, credential),
            known: true,
        })
    }
}
