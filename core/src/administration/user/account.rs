//! The account's row, which binds a name to what stands behind it.

use super::User;
use super::parts::Links;
use crate::administration::stamp::Stamp;
use crate::error::Error;
use crate::identity::shadow::{self, Change};
use crate::schema::identity::users;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

/// Writes a new account.
pub(in crate::administration) async fn insert(
    connection: &mut AsyncPgConnection,
    username: &str,
    links: Links,
    stamp: Stamp,
) -> Result<Uuid, Error> {
    let id = Uuid::new_v4();
    let row = (
        users::id.eq(id),
        users::username.eq(username),
        users::interactive_id.eq(links.person),
        users::officer_id.eq(links.officer),
        users::claim_admin_id.eq(links.claim_admin),
        users::version.eq(1),
    );
    diesel::insert_into(users::table)
        .values(row)
        .execute(connection)
        .await?;
    shadow::record_user(connection, id, Change::Created, stamp.by, stamp.now).await?;
    Ok(id)
}

/// Changes an account: a kind that is not written any more stays linked. Nothing is written when nothing changes.
pub(super) async fn replace(
    connection: &mut AsyncPgConnection,
    user: &User,
    username: &str,
    links: Links,
    stamp: Stamp,
) -> Result<(), Error> {
    let before = Links {
        person: user.interactive_id,
        officer: user.officer_id,
        claim_admin: user.claim_admin_id,
    };
    let after = Links {
        person: links.person.or(before.person),
        officer: links.officer.or(before.officer),
        claim_admin: links.claim_admin.or(before.claim_admin),
    };
    if before == after && user.username == username {
        return Ok(());
    }
    let changes = (
        users::username.eq(username),
        users::interactive_id.eq(after.person),
        users::officer_id.eq(after.officer),
        users::claim_admin_id.eq(after.claim_admin),
        users::version.eq(users::version + 1),
    );
    diesel::update(users::table.find(user.id))
        .set(changes)
        .execute(connection)
        .await?;
    shadow::record_user(connection, user.id, Change::Changed, stamp.by, stamp.now).await?;
    Ok(())
}
