//! What is told of a person, put into his row.

use super::input::Details;
use super::row::PersonRow;
use super::status;
use crate::error;
use crate::family::{self, Family};
use crate::settings::InsureeSettings;
use chrono::NaiveDate;
use openimis_core::declare::{Patch, Ref, Resource};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use openimis_location::check_reach;

/// Puts what is told into the row; references are looked up within the actor's scope. Answers the day from which the
/// person is no longer active, if this makes him so.
pub(super) async fn tell(
    context: &mut Context<'_>,
    details: &Details,
    row: &mut PersonRow,
) -> Result<Option<NaiveDate>, Error> {
    plain(details, row);
    row.relationship_id = key(
        context,
        &details.relationship,
        "relationship",
        row.relationship_id,
        |one| one.id,
    )
    .await?;
    row.profession_id = key(context, &details.profession, "profession", row.profession_id, |one| {
        one.id
    })
    .await?;
    row.education_id = key(context, &details.education, "education", row.education_id, |one| one.id).await?;
    row.type_of_id_id = key(
        context,
        &details.type_of_id,
        "typeOfId",
        row.type_of_id_id.take(),
        |one| one.code,
    )
    .await?;
    let facility = row.health_facility_id;
    row.health_facility_id = key(context, &details.health_facility, "healthFacility", facility, |one| {
        one.id
    })
    .await?;
    place(context, details, row).await?;
    if context.settings::<InsureeSettings>().insuree_fsp_mandatory && row.health_facility_id.is_none() {
        return Err(error::FACILITY_REQUIRED.at("healthFacility").into());
    }
    status::decide(context, details, row).await
}

/// What needs no look-up. An empty text is none: clients send one for what people emptied.
fn plain(details: &Details, row: &mut PersonRow) {
    let text = |patch: &Patch<String>, current: Option<String>| {
        let told = patch.clone().over(current);
        told.filter(|text| !text.is_empty())
    };
    row.chf_id = text(&details.chf_id, row.chf_id.take());
    row.marital = text(&details.marital, row.marital.take());
    row.passport = text(&details.passport, row.passport.take());
    row.phone = text(&details.phone, row.phone.take());
    row.email = text(&details.email, row.email.take());
    row.current_address = text(&details.current_address, row.current_address.take());
    row.geolocation = text(&details.geolocation, row.geolocation.take());
    row.card_issued = details.card_issued.clone().over(row.card_issued);
    row.offline = details.offline.clone().over(row.offline);
    row.json_ext = details.json_ext.clone().over(row.json_ext.take());
}

/// Where the person lives and with whom; both within the actor's area (BUG-30).
async fn place(context: &mut Context<'_>, details: &Details, row: &mut PersonRow) -> Result<(), Error> {
    match &details.current_village {
        Patch::Absent => {}
        Patch::Null => row.current_village_id = None,
        Patch::Value(village) => {
            let village = family::village(context, village, "currentVillage").await?;
            if row.current_village_id != Some(village) {
                check_reach(context, &[village], Some("currentVillage")).await?;
            }
            row.current_village_id = Some(village);
        }
    }
    match &details.family {
        Patch::Absent => {}
        Patch::Null => row.family_id = None,
        Patch::Value(family) => {
            let family: Family = context.resolve(family, "family").await?;
            family::hold(context, family.id, "family").await?;
            row.family_id = Some(family.id);
        }
    }
    Ok(())
}

/// The key of what the input names, or what it is now.
async fn key<R: Resource, K>(
    context: &mut Context<'_>,
    patch: &Patch<Ref<R>>,
    field: &str,
    current: Option<K>,
    key_of: impl Fn(R) -> K,
) -> Result<Option<K>, Error> {
    match patch {
        Patch::Absent => Ok(current),
        Patch::Null => Ok(None),
        Patch::Value(named) => Ok(Some(key_of(context.resolve(named, field).await?))),
    }
}

/// Places the problems of a person inside the field of another input that he is.
pub(crate) fn inside<T>(field: &str, done: Result<T, Error>) -> Result<T, Error> {
    done.map_err(|error| match error {
        Error::Refused(problems) => Error::Refused(
            problems
                .into_iter()
                .map(|problem: Problem| problem.inside(field))
                .collect(),
        ),
        other => other,
    })
}
