//! The first account of an installation, made on the command line: an empty database has none.

use super::error;
use super::settings::CoreSettings;
use super::stamp::Stamp;
use super::user::person::PersonRecord;
use super::user::{self, Links};
use crate::declare::SystemRole;
use crate::error::{Error, kinds};
use crate::identity::change::{self, PasswordSettings};
use crate::message;
use crate::schema::administration::{languages, roles};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

/// Who the administrator is.
#[derive(Debug, Clone, Copy)]
pub struct FirstAdmin<'a> {
    /// Login name, free.
    pub username: &'a str,
    /// Password, as the policy wants it.
    pub password: &'a str,
    /// Family name.
    pub last_name: &'a str,
    /// Given names.
    pub other_names: &'a str,
    /// E-mail address; without one the password cannot be reset by mail.
    pub email: Option<&'a str>,
}

/// Makes a person who holds the administrators' role, and with it every right; all or nothing. Answers the key of
/// `"core_User"`.
///
/// # Errors
/// When the name is empty or longer than `names` allows, it or the e-mail address is taken or malformed, the password is refused, the database has no valid
/// administrators' role or no language, or fails.
pub async fn create_admin(
    connection: &mut AsyncPgConnection,
    names: &CoreSettings,
    passwords: &PasswordSettings,
    admin: &FirstAdmin<'_>,
    now: DateTime<Utc>,
) -> Result<Uuid, Error> {
    if admin.username.is_empty() {
        return Err(kinds::REQUIRED.problem().detail(message::name_needed()).into());
    }
    user::check_length(names, admin.username)?;
    connection
        .transaction(async move |connection| {
            let role = administrators_role(connection).await?;
            create_person(connection, passwords, admin, role, now).await
        })
        .await
}

/// Makes a person who holds a role, without asking whose right that is.
pub(super) async fn create_person(
    connection: &mut AsyncPgConnection,
    passwords: &PasswordSettings,
    person: &FirstAdmin<'_>,
    role: i32,
    now: DateTime<Utc>,
) -> Result<Uuid, Error> {
    user::check_free(connection, person.username, person.email).await?;
    let stamp = Stamp::server(now);
    let record = PersonRecord {
        login_name: person.username.to_owned(),
        last_name: person.last_name.to_owned(),
        other_names: person.other_names.to_owned(),
        phone: None,
        email: person.email.map(str::to_owned),
        language: first_language(connection).await?,
        is_associated: Some(false),
    };
    let person_key = user::person::insert(connection, &record, stamp).await?;
    let links = Links {
        person: Some(person_key),
        ..Links::default()
    };
    let id = user::insert_account(connection, person.username, links, stamp).await?;
    user::replace_roles(connection, person_key, &[role], stamp).await?;
    change::set_initial(connection, passwords, id, person.password, now)
        .await
        .map_err(user::password::refused)?;
    Ok(id)
}

async fn administrators_role(connection: &mut AsyncPgConnection) -> Result<i32, Error> {
    let found = system_role(connection, SystemRole::ImisAdministrator).await?;
    found.ok_or_else(|| error::NO_ADMINISTRATORS_ROLE.problem().into())
}

/// The valid role with this code; the oldest of several (W-28).
pub(super) async fn system_role(connection: &mut AsyncPgConnection, role: SystemRole) -> Result<Option<i32>, Error> {
    let valid = roles::table.filter(roles::is_system.eq(role.code()).and(roles::valid_to.is_null()));
    Ok(valid
        .filter(roles::is_blocked.eq(false))
        .order(roles::id)
        .select(roles::id)
        .first(connection)
        .await
        .optional()?)
}

async fn first_language(connection: &mut AsyncPgConnection) -> Result<String, Error> {
    let ordered = languages::table.order((languages::sort_order.asc().nulls_last(), languages::code));
    let found = ordered.select(languages::code).first(connection).await.optional()?;
    found.ok_or_else(|| Error::internal("the database has no language"))
}
