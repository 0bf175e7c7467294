//! A person's row as it is written, with its history in the shadow table (spec 1.3, W-12).

use crate::administration::stamp::Stamp;
use crate::error::Error;
use crate::identity::password::legacy::LegacyHash;
use crate::identity::shadow::{self, Change};
use crate::schema::identity::{interactive_users, users};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

/// The columns that operations write. The facility is the location module's.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = interactive_users, treat_none_as_null = true)]
pub(in crate::administration) struct PersonRecord {
    pub(in crate::administration) login_name: String,
    pub(in crate::administration) last_name: String,
    pub(in crate::administration) other_names: String,
    pub(in crate::administration) phone: Option<String>,
    pub(in crate::administration) email: Option<String>,
    pub(in crate::administration) language: String,
    pub(in crate::administration) is_associated: Option<bool>,
}

/// The person with this key, if active and not ended; locked.
pub(super) async fn load_valid(connection: &mut AsyncPgConnection, id: i64) -> Result<Option<PersonRecord>, Error> {
    let valid = interactive_users::table
        .find(id)
        .filter(interactive_users::active.and(interactive_users::validity_to.is_null()));
    let row = valid.select(PersonRecord::as_select()).for_update();
    Ok(row.first(connection).await.optional()?)
}

/// The key of the valid person with this login name.
pub(super) async fn find_valid(connection: &mut AsyncPgConnection, login_name: &str) -> Result<Option<i64>, Error> {
    let valid = interactive_users::table
        .filter(interactive_users::login_name.eq(login_name))
        .filter(interactive_users::active.and(interactive_users::validity_to.is_null()));
    Ok(valid
        .order(interactive_users::id)
        .select(interactive_users::id)
        .first(connection)
        .await
        .optional()?)
}

/// The user whose account names this person.
pub(super) async fn account_of(connection: &mut AsyncPgConnection, id: i64) -> Result<Option<Uuid>, Error> {
    let account = users::table.filter(users::interactive_id.eq(id)).select(users::id);
    Ok(account.first(connection).await.optional()?)
}

/// Writes a new person, who has no password yet.
pub(in crate::administration) async fn insert(
    connection: &mut AsyncPgConnection,
    record: &PersonRecord,
    stamp: Stamp,
) -> Result<i64, Error> {
    let password = LegacyHash::locked();
    let row = (
        record,
        interactive_users::uuid.eq(Uuid::now_v7()),
        interactive_users::validity_from.eq(stamp.now),
        interactive_users::active.eq(true),
        interactive_users::private_key.eq(password.salt),
        interactive_users::stored_password.eq(password.hash),
        // the shadow row raises it to 1
        interactive_users::version.eq(0),
    );
    let insert = diesel::insert_into(interactive_users::table)
        .values(row)
        .returning(interactive_users::id);
    let id = insert.get_result(connection).await?;
    shadow::version_interactive(connection, id, Change::Created, stamp.by, stamp.now).await?;
    Ok(id)
}

/// Changes a person; nothing is written when nothing changes.
pub(super) async fn replace(
    connection: &mut AsyncPgConnection,
    id: i64,
    before: &PersonRecord,
    after: &PersonRecord,
    stamp: Stamp,
) -> Result<(), Error> {
    if before == after {
        return Ok(());
    }
    diesel::update(interactive_users::table.find(id))
        .set(after)
        .execute(connection)
        .await?;
    shadow::version_interactive(connection, id, Change::Changed, stamp.by, stamp.now).await?;
    Ok(())
}

/// Ends a person: no login any more (W-01). The name stays reserved by the account.
pub(super) async fn end(connection: &mut AsyncPgConnection, id: i64, stamp: Stamp) -> Result<(), Error> {
    let ended = (
        interactive_users::active.eq(false),
        interactive_users::date_deactivated.eq(stamp.now),
        interactive_users::validity_to.eq(stamp.now),
    );
    diesel::update(interactive_users::table.find(id))
        .set(ended)
        .execute(connection)
        .await?;
    shadow::version_interactive(connection, id, Change::Deleted, stamp.by, stamp.now).await?;
    Ok(())
}
