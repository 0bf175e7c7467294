//! The columns of a person that operations write.

use super::Insuree;
use crate::schema::insurees;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::Value;
use uuid::Uuid;

/// A person as he is to be.
#[derive(Debug, Clone, PartialEq, Insertable, AsChangeset)]
#[diesel(table_name = insurees, treat_none_as_null = true)]
pub(crate) struct PersonRow {
    pub(super) chf_id: Option<String>,
    pub(super) last_name: String,
    pub(super) other_names: String,
    pub(super) dob: Option<NaiveDate>,
    pub(super) gender_id: Option<String>,
    pub(super) head: bool,
    pub(super) marital: Option<String>,
    pub(super) passport: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) current_address: Option<String>,
    pub(super) geolocation: Option<String>,
    pub(super) current_village_id: Option<i32>,
    pub(super) card_issued: Option<bool>,
    pub(super) family_id: Option<i32>,
    pub(super) relationship_id: Option<i16>,
    pub(super) profession_id: Option<i16>,
    pub(super) education_id: Option<i16>,
    pub(super) type_of_id_id: Option<String>,
    pub(super) health_facility_id: Option<i32>,
    pub(super) offline: Option<bool>,
    pub(super) json_ext: Option<Value>,
    pub(super) status: Option<String>,
    pub(super) status_date: Option<NaiveDate>,
    pub(super) status_reason_id: Option<i16>,
    pub(super) audit_user_id: i32,
    pub(super) valid_from: DateTime<Utc>,
}

impl PersonRow {
    /// Somebody of whom nothing is told yet.
    pub(super) fn unknown(context: &Context<'_>) -> Self {
        Self {
            chf_id: None,
            last_name: String::new(),
            other_names: String::new(),
            dob: None,
            gender_id: None,
            head: false,
            marital: None,
            passport: None,
            phone: None,
            email: None,
            current_address: None,
            geolocation: None,
            current_village_id: None,
            card_issued: Some(false),
            family_id: None,
            relationship_id: None,
            profession_id: None,
            education_id: None,
            type_of_id_id: None,
            health_facility_id: None,
            offline: Some(false),
            json_ext: None,
            status: Some("AC".to_owned()),
            status_date: None,
            status_reason_id: None,
            audit_user_id: context.actor().audit_user_id(),
            valid_from: context.now(),
        }
    }

    /// The person as he is, about to be changed by the actor.
    pub(super) fn of(context: &Context<'_>, person: &Insuree) -> Self {
        let person = person.clone();
        Self {
            chf_id: person.chf_id,
            last_name: person.last_name,
            other_names: person.other_names,
            dob: person.dob,
            gender_id: person.gender_id,
            head: person.head,
            marital: person.marital,
            passport: person.passport,
            phone: person.phone,
            email: person.email,
            current_address: person.current_address,
            geolocation: person.geolocation,
            current_village_id: person.current_village_id,
            card_issued: person.card_issued,
            family_id: person.family_id,
            relationship_id: person.relationship_id,
            profession_id: person.profession_id,
            education_id: person.education_id,
            type_of_id_id: person.type_of_id_id,
            health_facility_id: person.health_facility_id,
            offline: person.offline,
            json_ext: person.json_ext,
            status: person.status,
            status_date: person.status_date,
            status_reason_id: person.status_reason_id,
            audit_user_id: context.actor().audit_user_id(),
            valid_from: context.now(),
        }
    }

    /// Registers the person; answers his key.
    pub(super) async fn insert(&self, context: &mut Context<'_>) -> Result<i32, Error> {
        let insert = diesel::insert_into(insurees::table)
            .values((self, insurees::uuid.eq(Uuid::new_v4().to_string())))
            .returning(insurees::id);
        Ok(insert.get_result(context.connection()).await?)
    }

    /// Changes the person, after one copy of how he was (BUG-05).
    pub(super) async fn update(&self, context: &mut Context<'_>, id: i32) -> Result<(), Error> {
        copy(context, &[id]).await?;
        diesel::update(insurees::table.find(id))
            .set(self)
            .execute(context.connection())
            .await?;
        Ok(())
    }
}

/// Copies people before they are changed.
pub(crate) async fn copy(context: &mut Context<'_>, people: &[i32]) -> Result<(), Error> {
    if people.is_empty() {
        return Ok(());
    }
    let keys: Vec<i64> = people.iter().copied().map(i64::from).collect();
    let now = context.now();
    history::save(context.connection(), Insuree::DESCRIPTION, &keys, now).await?;
    Ok(())
}
