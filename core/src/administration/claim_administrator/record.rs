//! A claim administrator's row as it is written: by claim administrators' own operations, and by users' for users who
//! are claim administrators.

use super::ClaimAdministrator;
use crate::administration::duty_rows::duty_rows;
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

duty_rows!(
    claim_admins,
    ClaimAdministratorRecord,
    ClaimAdministrator,
    claim_admin_id,
    CLAIM_ADMINISTRATOR_CODE_TAKEN
);
