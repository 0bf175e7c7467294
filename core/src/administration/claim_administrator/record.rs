//! A claim administrator's row as it is written: by claim administrators' own operations, and by users' for users who
//! are claim administrators.

use super::ClaimAdministrator;
use crate::administration::error;
use crate::administration::stamp::Stamp;
use crate::declare::{Key, Resource};
use crate::error::Error;
use crate::operate::history;
use crate::schema::administration::claim_admins;
use crate::schema::identity::users;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

/// The columns that operations write. The facility is the location module's.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = claim_admins, treat_none_as_null = true)]
pub(in crate::administration) struct ClaimAdministratorRecord {
    pub(in crate::administration) code: Option<String>,
    pub(in crate::administration) last_name: Option<String>,
    pub(in crate::administration) other_names: Option<String>,
    pub(in crate::administration) dob: Option<NaiveDate>,
    pub(in crate::administration) email_id: Option<String>,
    pub(in crate::administration) phone: Option<String>,
    pub(in crate::administration) has_login: Option<bool>,
}

impl ClaimAdministratorRecord {
    /// A claim administrator of whom only the name is known.
    pub(in crate::administration) fn named(code: &str, last_name: &str, other_names: &str) -> Self {
        Self {
            code: Some(code.to_owned()),
            last_name: Some(last_name.to_owned()),
            other_names: Some(other_names.to_owned()),
            dob: None,
            email_id: None,
            phone: None,
            has_login: Some(false),
        }
    }
}

/// The key of the valid claim administrator with this code.
pub(in crate::administration) async fn find_valid(
    connection: &mut AsyncPgConnection,
    code: &str,
) -> Result<Option<i32>, Error> {
    let valid = claim_admins::table.filter(claim_admins::code.eq(code).and(claim_admins::valid_to.is_null()));
    Ok(valid
        .order(claim_admins::id)
        .select(claim_admins::id)
        .first(connection)
        .await
        .optional()?)
}

/// The row of this claim administrator if valid, locked.
pub(in crate::administration) async fn load_valid(
    connection: &mut AsyncPgConnection,
    id: i32,
) -> Result<Option<ClaimAdministratorRecord>, Error> {
    let valid = claim_admins::table.find(id).filter(claim_admins::valid_to.is_null());
    let row = valid.select(ClaimAdministratorRecord::as_select()).for_update();
    Ok(row.first(connection).await.optional()?)
}

/// Refuses a code that another valid claim administrator has.
pub(in crate::administration) async fn refuse_taken(
    connection: &mut AsyncPgConnection,
    code: &str,
    own: Option<i32>,
) -> Result<(), Error> {
    match find_valid(connection, code).await? {
        Some(holder) if Some(holder) != own => Err(error::CLAIM_ADMINISTRATOR_CODE_TAKEN.at("code").into()),
        _ => Ok(()),
    }
}

/// The user whose account names this claim administrator.
pub(in crate::administration) async fn account_of(
    connection: &mut AsyncPgConnection,
    id: i32,
) -> Result<Option<Uuid>, Error> {
    let account = users::table.filter(users::claim_admin_id.eq(id)).select(users::id);
    Ok(account.first(connection).await.optional()?)
}

/// Writes a new claim administrator.
pub(in crate::administration) async fn insert(
    connection: &mut AsyncPgConnection,
    record: &ClaimAdministratorRecord,
    stamp: Stamp,
) -> Result<i32, Error> {
    let row = (
        record,
        claim_admins::uuid.eq(Uuid::new_v4().to_string()),
        claim_admins::valid_from.eq(stamp.now),
        claim_admins::audit_user_id.eq(stamp.audit_user_id),
    );
    let insert = diesel::insert_into(claim_admins::table)
        .values(row)
        .returning(claim_admins::id);
    Ok(insert.get_result(connection).await?)
}

/// Changes a claim administrator, with a history copy (rule 55); nothing is written when nothing changes.
pub(in crate::administration) async fn replace(
    connection: &mut AsyncPgConnection,
    id: i32,
    before: &ClaimAdministratorRecord,
    after: &ClaimAdministratorRecord,
    stamp: Stamp,
) -> Result<(), Error> {
    if before == after {
        return Ok(());
    }
    history::save_one(connection, ClaimAdministrator::DESCRIPTION, &Key::from(id), stamp.now).await?;
    diesel::update(claim_admins::table.find(id))
        .set((after, claim_admins::audit_user_id.eq(stamp.audit_user_id)))
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends a claim administrator, with a history copy.
pub(in crate::administration) async fn end(
    connection: &mut AsyncPgConnection,
    id: i32,
    stamp: Stamp,
) -> Result<(), Error> {
    history::save_one(connection, ClaimAdministrator::DESCRIPTION, &Key::from(id), stamp.now).await?;
    let ended = (
        claim_admins::valid_from.eq(stamp.now),
        claim_admins::valid_to.eq(stamp.now),
        claim_admins::audit_user_id.eq(stamp.audit_user_id),
    );
    diesel::update(claim_admins::table.find(id))
        .set(ended)
        .execute(connection)
        .await?;
    Ok(())
}
