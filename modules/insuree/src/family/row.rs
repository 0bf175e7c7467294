//! The columns of a family that operations write, and what is told of them.

use super::Family;
use super::input::Details;
use super::village;
use crate::error;
use crate::register::{ConfirmationType, FamilyType};
use crate::schema::families;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Patch, Resource};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use openimis_location::{Area, check_reach};
use serde_json::Value;
use uuid::Uuid;

/// A family as it is to be.
#[derive(Debug, Clone, PartialEq, Insertable, AsChangeset)]
#[diesel(table_name = families, treat_none_as_null = true)]
pub(super) struct FamilyRow {
    pub(super) head_insuree_id: i32,
    location_id: Option<i32>,
    poverty: Option<bool>,
    family_type_id: Option<String>,
    address: Option<String>,
    is_offline: Option<bool>,
    ethnicity: Option<String>,
    confirmation_type_id: Option<String>,
    confirmation_no: Option<String>,
    json_ext: Option<Value>,
    audit_user_id: i32,
    valid_from: DateTime<Utc>,
}

impl FamilyRow {
    /// A family of which nothing is told yet.
    pub(super) fn unknown(context: &Context<'_>) -> Self {
        Self {
            head_insuree_id: 0,
            location_id: None,
            poverty: None,
            family_type_id: None,
            address: None,
            is_offline: Some(false),
            ethnicity: None,
            confirmation_type_id: None,
            confirmation_no: None,
            json_ext: None,
            audit_user_id: context.actor().audit_user_id(),
            valid_from: context.now(),
        }
    }

    /// The family as it is, about to be changed by the actor.
    pub(super) fn of(context: &Context<'_>, family: &Family) -> Self {
        let family = family.clone();
        Self {
            head_insuree_id: family.head_insuree_id,
            location_id: family.location_id,
            poverty: family.poverty,
            family_type_id: family.family_type_id,
            address: family.address,
            is_offline: family.is_offline,
            ethnicity: family.ethnicity,
            confirmation_type_id: family.confirmation_type_id,
            confirmation_no: family.confirmation_no,
            json_ext: family.json_ext,
            audit_user_id: context.actor().audit_user_id(),
            valid_from: context.now(),
        }
    }

    /// Puts what is told into the row.
    pub(super) async fn tell(&mut self, context: &mut Context<'_>, details: &Details) -> Result<(), Error> {
        let text = |patch: &Patch<String>, current: Option<String>| {
            let told = patch.clone().over(current);
            told.filter(|text| !text.is_empty())
        };
        self.poverty = details.poverty.clone().over(self.poverty);
        self.address = text(&details.address, self.address.take());
        self.is_offline = details.is_offline.clone().over(self.is_offline);
        self.ethnicity = text(&details.ethnicity, self.ethnicity.take());
        self.confirmation_no = text(&details.confirmation_no, self.confirmation_no.take());
        self.json_ext = details.json_ext.clone().over(self.json_ext.take());
        match &details.family_type {
            Patch::Absent => {}
            Patch::Null => self.family_type_id = None,
            Patch::Value(named) => {
                self.family_type_id = Some(context.resolve::<FamilyType>(named, "familyType").await?.code);
            }
        }
        self.tell_confirmation(context, details).await?;
        self.tell_place(context, details).await
    }

    async fn tell_confirmation(&mut self, context: &mut Context<'_>, details: &Details) -> Result<(), Error> {
        match &details.confirmation_type {
            Patch::Absent => {}
            Patch::Null => self.confirmation_type_id = None,
            Patch::Value(named) => {
                let confirmation: ConfirmationType = context.resolve(named, "confirmationType").await?;
                if confirmation.is_confirmation_number_required && self.confirmation_no.is_none() {
                    return Err(error::CONFIRMATION_MISSING.at("confirmationNo").into());
                }
                self.confirmation_type_id = Some(confirmation.code);
            }
        }
        Ok(())
    }

    /// A village in the actor's area (BUG-30). Only who sees every family may leave one without.
    async fn tell_place(&mut self, context: &mut Context<'_>, details: &Details) -> Result<(), Error> {
        let had = self.location_id;
        match &details.location {
            Patch::Absent => {}
            Patch::Null => self.location_id = None,
            Patch::Value(named) => self.location_id = Some(village(context, named, "location").await?),
        }
        match self.location_id {
            Some(village) if had != Some(village) => check_reach(context, &[village], Some("location")).await,
            None if !sees_everything(context) => Err(error::VILLAGE_MISSING.at("location").into()),
            _ => Ok(()),
        }
    }

    /// Registers the family; answers its key.
    pub(super) async fn insert(&self, context: &mut Context<'_>) -> Result<i32, Error> {
        let insert = diesel::insert_into(families::table)
            .values((self, families::uuid.eq(Uuid::new_v4().to_string())))
            .returning(families::id);
        Ok(insert.get_result(context.connection()).await?)
    }

    /// Changes the family, after a copy of how it was.
    pub(super) async fn update(&self, context: &mut Context<'_>, id: i32) -> Result<(), Error> {
        let now = context.now();
        history::save(context.connection(), Family::DESCRIPTION, &[i64::from(id)], now).await?;
        diesel::update(families::table.find(id))
            .set(self)
            .execute(context.connection())
            .await?;
        Ok(())
    }
}

fn sees_everything(context: &Context<'_>) -> bool {
    let actor = context.actor();
    actor.is_superuser() || actor.fact::<Area>().is_some_and(|area| area.everywhere)
}
