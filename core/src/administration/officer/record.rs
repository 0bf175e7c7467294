//! An officer's row as it is written: by officers' own operations, and by users' for users who are officers.

use super::Officer;
use crate::administration::error;
use crate::administration::stamp::Stamp;
use crate::declare::{Key, Resource};
use crate::error::Error;
use crate::operate::history;
use crate::schema::administration::officers;
use crate::schema::identity::users;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

/// The columns that operations write. The place he works in is the location module's.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = officers, treat_none_as_null = true)]
pub(in crate::administration) struct OfficerRecord {
    pub(in crate::administration) code: String,
    pub(in crate::administration) last_name: String,
    pub(in crate::administration) other_names: String,
    pub(in crate::administration) dob: Option<NaiveDate>,
    pub(in crate::administration) phone: Option<String>,
    pub(in crate::administration) email: Option<String>,
    pub(in crate::administration) address: Option<String>,
    pub(in crate::administration) has_login: Option<bool>,
    pub(in crate::administration) phone_communication: Option<bool>,
    pub(in crate::administration) works_to: Option<DateTime<Utc>>,
    pub(in crate::administration) substitution_officer_id: Option<i32>,
    pub(in crate::administration) veo_code: Option<String>,
    pub(in crate::administration) veo_last_name: Option<String>,
    pub(in crate::administration) veo_other_names: Option<String>,
    pub(in crate::administration) veo_dob: Option<NaiveDate>,
    pub(in crate::administration) veo_phone: Option<String>,
    pub(in crate::administration) json_ext: Option<Value>,
}

impl OfficerRecord {
    /// An officer of whom only the name is known.
    pub(in crate::administration) fn named(code: &str, last_name: &str, other_names: &str) -> Self {
        Self {
            code: code.to_owned(),
            last_name: last_name.to_owned(),
            other_names: other_names.to_owned(),
            dob: None,
            phone: None,
            email: None,
            address: None,
            has_login: Some(false),
            phone_communication: Some(false),
            works_to: None,
            substitution_officer_id: None,
            veo_code: None,
            veo_last_name: None,
            veo_other_names: None,
            veo_dob: None,
            veo_phone: None,
            json_ext: None,
        }
    }
}

/// The key of the valid officer with this code.
pub(in crate::administration) async fn find_valid(
    connection: &mut AsyncPgConnection,
    code: &str,
) -> Result<Option<i32>, Error> {
    let valid = officers::table.filter(officers::code.eq(code).and(officers::valid_to.is_null()));
    Ok(valid
        .order(officers::id)
        .select(officers::id)
        .first(connection)
        .await
        .optional()?)
}

/// The row of this officer if valid, locked.
pub(in crate::administration) async fn load_valid(
    connection: &mut AsyncPgConnection,
    id: i32,
) -> Result<Option<OfficerRecord>, Error> {
    let valid = officers::table.find(id).filter(officers::valid_to.is_null());
    let row = valid.select(OfficerRecord::as_select()).for_update();
    Ok(row.first(connection).await.optional()?)
}

/// Refuses a code that another valid officer has.
pub(in crate::administration) async fn refuse_taken(
    connection: &mut AsyncPgConnection,
    code: &str,
    own: Option<i32>,
) -> Result<(), Error> {
    match find_valid(connection, code).await? {
        Some(holder) if Some(holder) != own => Err(error::OFFICER_CODE_TAKEN.at("code").into()),
        _ => Ok(()),
    }
}

/// The user whose account names this officer.
pub(in crate::administration) async fn account_of(
    connection: &mut AsyncPgConnection,
    id: i32,
) -> Result<Option<Uuid>, Error> {
    let account = users::table.filter(users::officer_id.eq(id)).select(users::id);
    Ok(account.first(connection).await.optional()?)
}

/// Writes a new officer.
pub(in crate::administration) async fn insert(
    connection: &mut AsyncPgConnection,
    record: &OfficerRecord,
    stamp: Stamp,
) -> Result<i32, Error> {
    let row = (
        record,
        officers::uuid.eq(Uuid::new_v4().to_string()),
        officers::valid_from.eq(stamp.now),
        officers::audit_user_id.eq(stamp.audit_user_id),
    );
    let insert = diesel::insert_into(officers::table).values(row).returning(officers::id);
    Ok(insert.get_result(connection).await?)
}

/// Changes an officer, with a history copy (rule 55); nothing is written when nothing changes.
pub(in crate::administration) async fn replace(
    connection: &mut AsyncPgConnection,
    id: i32,
    before: &OfficerRecord,
    after: &OfficerRecord,
    stamp: Stamp,
) -> Result<(), Error> {
    if before == after {
        return Ok(());
    }
    history::save_one(connection, Officer::DESCRIPTION, &Key::from(id), stamp.now).await?;
    diesel::update(officers::table.find(id))
        .set((after, officers::audit_user_id.eq(stamp.audit_user_id)))
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends an officer, with a history copy.
pub(in crate::administration) async fn end(
    connection: &mut AsyncPgConnection,
    id: i32,
    stamp: Stamp,
) -> Result<(), Error> {
    history::save_one(connection, Officer::DESCRIPTION, &Key::from(id), stamp.now).await?;
    let ended = (
        officers::valid_from.eq(stamp.now),
        officers::valid_to.eq(stamp.now),
        officers::audit_user_id.eq(stamp.audit_user_id),
    );
    diesel::update(officers::table.find(id))
        .set(ended)
        .execute(connection)
        .await?;
    Ok(())
}
