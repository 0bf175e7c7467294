//! The first login of a person whom `"core_User"` does not know yet (spec 2.4, rule 5).
//!
//! The reference creates the row before it checks the password (W-11). Here the person is found first, the password
//! checked, and only then the row written.

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::schema::identity::{interactive_users, users};

use super::account::{Account, AccountKind, Interactive};
use super::fault::Fault;
use super::keyed::{Keyed, OldColumns};
use super::shadow::{self, Change};

diesel::define_sql_function! {
    /// PostgreSQL's `lower`.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// The one valid person with this login name who has no user yet; none when there are several.
///
/// A user whose name differs only in case stands in the way, as in the reference.
pub(super) async fn find_newcomer(conn: &mut AsyncPgConnection, username: &str) -> QueryResult<Option<Keyed>> {
    if username.contains('\0') {
        return Ok(None);
    }
    let taken = users::table.filter(
        users::interactive_id
            .eq(interactive_users::id.nullable())
            .or(lower(users::username).eq(lower(username))),
    );
    let mut people: Vec<(Interactive, OldColumns)> = interactive_users::table
        .filter(interactive_users::login_name.eq(username))
        .filter(interactive_users::validity_to.is_null())
        .filter(interactive_users::active)
        .filter(not(exists(taken)))
        .select((Interactive::as_select(), OldColumns::as_select()))
        .limit(2)
        .load(conn)
        .await?;
    if people.len() > 1 {
        log::warn!("several users share one login name; none of them can log in until one is left");
        return Ok(None);
    }
    Ok(people.pop().map(|(person, columns)| Keyed::newcomer(person, columns)))
}

/// Writes the user row of a newcomer whose password was right, with its history row.
///
/// Two first logins at once make one row: the second takes the key of the first.
pub(super) async fn provision(
    conn: &mut AsyncPgConnection,
    mut account: Account,
    now: DateTime<Utc>,
) -> Result<Account, Fault> {
    let AccountKind::Interactive(person) = &account.kind else {
        return Ok(account);
    };
    let made = diesel::insert_into(users::table)
        .values((
            users::id.eq(account.id),
            users::username.eq(&account.username),
            users::interactive_id.eq(person.id),
            users::version.eq(1),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    if made == 1 {
        shadow::record_user(conn, account.id, Change::Created, None, now).await?;
    } else {
        account.id = users::table
            .filter(users::username.eq(&account.username))
            .filter(users::interactive_id.eq(person.id))
            .select(users::id)
            .first(conn)
            .await?;
    }
    Ok(account)
}
