//! Accounts: who may log in, and under which name (spec 2.1).

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::schema::identity::{interactive_users, technical_users, users};

use super::keyed::Keyed;

/// Somebody or something that can log in: a row of `"core_User"` that is an interactive or a technical user.
///
/// Officers and claim administrators are no accounts of their own: they log in through the interactive user with their
/// code (spec 2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Key of `"core_User"`: what tokens, history and mutation logs name.
    pub id: Uuid,
    /// The login name, exactly as it must be typed (rule 4).
    pub username: String,
    /// The enrolment officer that this user is, by key.
    pub officer_id: Option<i32>,
    /// The claim administrator that this user is, by key.
    pub claim_admin_id: Option<i32>,
    /// What stands behind the name.
    pub kind: AccountKind,
}

/// The two kinds of account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountKind {
    /// A person, with roles and districts.
    Interactive(Interactive),
    /// Another system.
    Technical(Technical),
}

/// A person: a row of `"tblUsers"`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = interactive_users)]
pub struct Interactive {
    /// Key; also the audit id (spec 2.1).
    pub id: i64,
    /// Public id.
    pub uuid: Uuid,
    /// The name in `"tblUsers"`, normally that of the account.
    pub login_name: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub other_names: String,
    /// E-mail.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Language code, of `"tblLanguages"`.
    pub language: String,
    /// The facility he works at, by key.
    pub health_facility_id: Option<i32>,
    /// False once the account is deleted.
    pub active: bool,
    /// End of the account, if it has one.
    pub validity_to: Option<DateTime<Utc>>,
}

/// Another system: a row of `"core_TechnicalUser"`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = technical_users)]
pub struct Technical {
    /// Key.
    pub id: Uuid,
    /// Holds every right.
    pub is_superuser: bool,
    /// May enter the other backend's administration site.
    pub is_staff: bool,
    /// E-mail.
    pub email: Option<String>,
    /// Start of validity; none is unlimited.
    pub validity_from: Option<DateTime<Utc>>,
    /// End of validity; none is unlimited.
    pub validity_to: Option<DateTime<Utc>>,
}

impl Account {
    /// Whether the account may be used now; asked at login and for each token (rules 6 and 17).
    #[must_use]
    pub fn is_active(&self, now: DateTime<Utc>) -> bool {
        match &self.kind {
            AccountKind::Interactive(person) => person.active && ends_after(person.validity_to, now),
            AccountKind::Technical(system) => {
                system.validity_from.is_none_or(|from| from <= now) && ends_after(system.validity_to, now)
            }
        }
    }

    /// The number that audit columns store: the interactive user's key, else −1 (spec 2.1).
    #[must_use]
    pub fn audit_id(&self) -> i64 {
        match &self.kind {
            AccountKind::Interactive(person) => person.id,
            AccountKind::Technical(_) => -1,
        }
    }

    /// The e-mail address, if any; it is not unique.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        match &self.kind {
            AccountKind::Interactive(person) => person.email.as_deref(),
            AccountKind::Technical(system) => system.email.as_deref(),
        }
    }

    /// Code of the language for messages; a technical user has none.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        match &self.kind {
            AccountKind::Interactive(person) => Some(&person.language),
            AccountKind::Technical(_) => None,
        }
    }

    /// What others may know of the owner: no good part of a password.
    #[must_use]
    pub fn known_attributes(&self) -> Vec<&str> {
        let mut known = vec![self.username.as_str()];
        known.extend(self.email());
        if let AccountKind::Interactive(person) = &self.kind {
            known.extend([person.last_name.as_str(), person.other_names.as_str()]);
            known.extend(person.phone.as_deref());
        }
        known
    }

    /// The account with this name, in this very spelling; ended ones too, so ask [`Account::is_active`].
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn find_by_username(conn: &mut AsyncPgConnection, username: &str) -> QueryResult<Option<Self>> {
        Ok(Keyed::find_by_username(conn, username)
            .await?
            .map(|keyed| keyed.account))
    }

    /// The account with this key of `"core_User"`; ended ones too, so ask [`Account::is_active`].
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn find(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<Self>> {
        let row: Option<(UserRow, Option<Interactive>, Option<Technical>)> = users::table
            .left_join(interactive_users::table)
            .left_join(technical_users::table)
            .filter(users::id.eq(id))
            .select((
                UserRow::as_select(),
                Option::<Interactive>::as_select(),
                Option::<Technical>::as_select(),
            ))
            .first(conn)
            .await
            .optional()?;
        Ok(row.and_then(|(user, person, system)| Some(Self::of(user, AccountKind::of(person, system)?))))
    }

    pub(super) fn of(user: UserRow, kind: AccountKind) -> Self {
        Self {
            id: user.id,
            username: user.username,
            officer_id: user.officer_id,
            claim_admin_id: user.claim_admin_id,
            kind,
        }
    }
}

impl AccountKind {
    /// None for who is only an officer or a claim administrator: no password, no login.
    pub(super) fn of(person: Option<Interactive>, system: Option<Technical>) -> Option<Self> {
        person.map(Self::Interactive).or(system.map(Self::Technical))
    }
}

/// A row of `"core_User"`.
#[derive(Queryable, Selectable)]
#[diesel(table_name = users)]
pub(super) struct UserRow {
    pub(super) id: Uuid,
    pub(super) username: String,
    officer_id: Option<i32>,
    claim_admin_id: Option<i32>,
}

impl UserRow {
    /// The row that a person's first login will make.
    pub(super) fn fresh(username: String) -> Self {
        Self {
            id: Uuid::new_v4(),
            username,
            officer_id: None,
            claim_admin_id: None,
        }
    }
}

fn ends_after(end: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    end.is_none_or(|end| end > now)
}
