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
        users::interactive_id.eq(links.interactive_id),
        users::officer_id.eq(links.officer_id),
        users::claim_admin_id.eq(links.claim_admin_id),
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
        interactive_id: user.interactive_id,
        officer_id: user.officer_id,
        claim_admin_id: user.claim_admin_id,
    };
    let after = Links {
        interactive_id: links.interactive_id.or(before.interactive_id),
        officer_id: links.officer_id.or(before.officer_id),
        claim_admin_id: links.claim_admin_id.or(before.claim_admin_id),
    };
    if before == after && user.username == username {
        return Ok(());
    }
    let changes = (
        users::username.eq(username),
        users::interactive_id.eq(after.interactive_id),
        users::officer_id.eq(after.officer_id),
        users::claim_admin_id.eq(after.claim_admin_id),
        users::version.eq(users::version + 1),
    );
    diesel::update(users::table.find(user.id))
        .set(changes)
        .execute(connection)
        .await?;
    shadow::record_user(connection, user.id, Change::Changed, stamp.by, stamp.now).await?;
    Ok(())
}
