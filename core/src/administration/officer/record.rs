//! An officer's row as it is written: by officers' own operations, and by users' for users who are officers.

use super::Officer;
use crate::administration::duty_rows::duty_rows;
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

duty_rows!(officers, OfficerRecord, Officer, officer_id, OFFICER_CODE_TAKEN);
