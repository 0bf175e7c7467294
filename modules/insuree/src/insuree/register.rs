//! Registering a person and changing him: what the operations of people and of families share.

use super::Insuree;
use super::input::Details;
use super::row::PersonRow;
use super::told;
use crate::coverage::shorten_covers;
use crate::register::Gender;
use crate::settings::InsureeSettings;
use crate::{error, number, photo};
use chrono::NaiveDate;
use openimis_core::declare::{Patch, Ref};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// What everybody must have.
pub(crate) struct Identity<'a> {
    pub(crate) last_name: Option<&'a str>,
    pub(crate) other_names: Option<&'a str>,
    pub(crate) gender: Option<&'a Ref<Gender>>,
    pub(crate) dob: Option<NaiveDate>,
}

/// Registers somebody new; answers his key.
pub(crate) async fn register(
    context: &mut Context<'_>,
    identity: &Identity<'_>,
    details: &Details,
    head: bool,
) -> Result<i32, Error> {
    let mut row = PersonRow::unknown(context);
    identify(context, identity, &mut row).await?;
    row.head = head;
    told::tell(context, details, &mut row).await?;
    number::claim(context, row.chf_id.as_deref().unwrap_or_default(), None, "chfId").await?;
    if details.photo.is_none() && context.settings::<InsureeSettings>().is_insuree_photo_required {
        return Err(error::PHOTO_REQUIRED.at("photo").into());
    }
    let id = row.insert(context).await?;
    photo::keep(context, id, row.chf_id.as_deref(), details).await?;
    Ok(id)
}

/// Changes somebody who is registered.
pub(crate) async fn revise(
    context: &mut Context<'_>,
    person: &Insuree,
    identity: &Identity<'_>,
    details: &Details,
) -> Result<(), Error> {
    let mut row = PersonRow::of(context, person);
    identify(context, identity, &mut row).await?;
    let ended = told::tell(context, details, &mut row).await?;
    if row.family_id != person.family_id {
        super::head::refuse(context, person, &error::HEAD_LEAVES).await?;
        row.head = false;
    }
    if details.chf_id.is_sent() && row.chf_id != person.chf_id {
        let number = row.chf_id.as_deref().unwrap_or_default();
        number::claim(context, number, Some(person.id), "chfId").await?;
    }
    row.update(context, person.id).await?;
    photo::keep(context, person.id, row.chf_id.as_deref(), details).await?;
    if let Some(day) = ended {
        shorten_covers(context, &[person.id], day).await?;
    }
    Ok(())
}

async fn identify(context: &mut Context<'_>, identity: &Identity<'_>, row: &mut PersonRow) -> Result<(), Error> {
    if let Some(name) = identity.last_name {
        name.clone_into(&mut row.last_name);
    }
    if let Some(names) = identity.other_names {
        names.clone_into(&mut row.other_names);
    }
    if let Some(gender) = identity.gender {
        row.gender_id = Some(context.resolve::<Gender>(gender, "gender").await?.code);
    }
    row.dob = identity.dob.or(row.dob);
    Ok(())
}

impl Details {
    /// The same within this family.
    pub(crate) fn in_family(mut self, family: Option<Ref<crate::family::Family>>) -> Self {
        self.family = family.map_or(Patch::Absent, Patch::Value);
        self
    }
}
