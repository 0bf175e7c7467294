//! The fields that core's operations take with this module.

use super::duty::{self, PlaceKind};
use super::obligatory::{self, Links};
use super::{facility, linked};
use crate::error;
use crate::health_facility::HealthFacility;
use crate::location::Location;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::access::ActorChange;
use openimis_core::administration::{
    ChangeClaimAdministrator, ChangeOfficer, ChangeUser, ClaimAdministrator, CreateClaimAdministrator, CreateOfficer,
    CreateUser, Officer, User, assign_facility,
};
use openimis_core::declare::{
    Event, Extension, ExtensionDescription, Input, Key, Operation, Patch, Ref, Resource, Saved, Verb, extension,
};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::schema::identity::users;
use std::marker::PhantomData;

/// All extensions of the module.
pub(crate) const EXTENSIONS: &[ExtensionDescription] = &[
    extension::<OfUser<CreateUser>>(),
    extension::<OfUser<ChangeUser>>(),
    extension::<OfOfficer<CreateOfficer>>(),
    extension::<OfOfficer<ChangeOfficer>>(),
    extension::<OfAdministrator<CreateClaimAdministrator>>(),
    extension::<OfAdministrator<ChangeClaimAdministrator>>(),
];

/// Where a user works; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct UserPlace {
    /// All the districts that a person who logs in works in from now on.
    pub districts: Option<Vec<Ref<Location>>>,
    /// All the villages that an enrolment officer serves from now on.
    #[input(graphql = "villageIds")]
    pub villages: Option<Vec<Ref<Location>>>,
    /// The facility that he works at; an officer belongs to its district.
    #[input(graphql = "healthFacilityId")]
    pub health_facility: Patch<Ref<HealthFacility>>,
    /// The district that an enrolment officer belongs to.
    #[input(graphql = "locationId")]
    pub location: Patch<Ref<Location>>,
}

/// Where an enrolment officer works; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct OfficerPlace {
    /// All the villages that he serves from now on.
    #[input(graphql = "villageIds")]
    pub villages: Option<Vec<Ref<Location>>>,
    /// The district that he belongs to.
    #[input(graphql = "locationId")]
    pub location: Patch<Ref<Location>>,
}

/// Where a claim administrator works; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct AdministratorPlace {
    /// The facility whose claims he answers for.
    #[input(graphql = "healthFacilityId")]
    pub health_facility: Patch<Ref<HealthFacility>>,
}

struct OfUser<O>(PhantomData<fn() -> O>);
struct OfOfficer<O>(PhantomData<fn() -> O>);
struct OfAdministrator<O>(PhantomData<fn() -> O>);

impl<O: Operation<Output = Saved<User>>> Extension for OfUser<O> {
    type Of = O;
    type Input = UserPlace;

    async fn apply(
        context: &mut Context<'_>,
        _: &Event<'_, O>,
        saved: &Saved<User>,
        input: &UserPlace,
    ) -> Result<(), Error> {
        let Key::Uuid(user) = saved.key else {
            return Ok(());
        };
        let links = (users::interactive_id, users::officer_id, users::claim_admin_id);
        let links: Links = users::table
            .find(user)
            .select(links)
            .first(context.connection())
            .await?;
        assign(context, saved, links, input).await?;
        obligatory::check(context, links, input).await?;
        context.actors_changed(ActorChange::User(user));
        keep_in_sight::<O, User>(context, &saved.key, "districts").await
    }
}

async fn assign(
    context: &mut Context<'_>,
    saved: &Saved<User>,
    (person, officer, administrator): Links,
    input: &UserPlace,
) -> Result<(), Error> {
    match (person, &input.districts) {
        (Some(person), Some(named)) => linked::replace_districts(context, person, named).await?,
        (None, Some(named)) if !named.is_empty() => return Err(error::WRONG_PLACE_OF_WORK.at("districts").into()),
        _ => {}
    }
    match (officer, &input.villages) {
        (Some(officer), Some(named)) => linked::replace_villages(context, officer, named).await?,
        (None, Some(named)) if !named.is_empty() => return Err(error::WRONG_PLACE_OF_WORK.at("villages").into()),
        _ => {}
    }
    if input.health_facility.is_sent() {
        let facility = facility::find(context, &input.health_facility).await?;
        let key = facility.as_ref().map(|facility| facility.id);
        assign_facility(context, saved, key).await?;
        if let Some(administrator) = administrator {
            facility::assign_administrator(context, administrator, key).await?;
        }
        if let (Some(officer), Some(facility)) = (officer, &facility) {
            facility::assign_officer(context, officer, Some(facility.location_id)).await?;
        }
    }
    match officer {
        Some(officer) => belong(context, officer, &input.location).await,
        None => Ok(()),
    }
}

impl<O: Operation<Output = Saved<Officer>>> Extension for OfOfficer<O> {
    type Of = O;
    type Input = OfficerPlace;

    async fn apply(
        context: &mut Context<'_>,
        _: &Event<'_, O>,
        saved: &Saved<Officer>,
        input: &OfficerPlace,
    ) -> Result<(), Error> {
        let officer = number(&saved.key)?;
        if let Some(named) = &input.villages {
            linked::replace_villages(context, officer, named).await?;
            // his account, if he has one, is known to core by the officer only
            context.actors_changed(ActorChange::Everybody);
        }
        belong(context, officer, &input.location).await?;
        keep_in_sight::<O, Officer>(context, &saved.key, "villages").await
    }
}

impl<O: Operation<Output = Saved<ClaimAdministrator>>> Extension for OfAdministrator<O> {
    type Of = O;
    type Input = AdministratorPlace;

    async fn apply(
        context: &mut Context<'_>,
        _: &Event<'_, O>,
        saved: &Saved<ClaimAdministrator>,
        input: &AdministratorPlace,
    ) -> Result<(), Error> {
        if input.health_facility.is_sent() {
            let administrator = number(&saved.key)?;
            let facility = facility::find(context, &input.health_facility).await?;
            let key = facility.map(|facility| facility.id);
            facility::assign_administrator(context, administrator, key).await?;
        }
        keep_in_sight::<O, ClaimAdministrator>(context, &saved.key, "healthFacility").await
    }
}

/// Refuses, in this field, to create somebody whom his creator would never see again (W-62).
async fn keep_in_sight<O: Operation, R: Resource>(
    context: &mut Context<'_>,
    key: &Key,
    field: &str,
) -> Result<(), Error> {
    if O::DESCRIPTION.verb == Verb::Create && context.by_key::<R>(key).await?.is_none() {
        return Err(error::OUTSIDE_AREA.at(field).into());
    }
    Ok(())
}

/// The district that an officer belongs to.
async fn belong(context: &mut Context<'_>, officer: i32, named: &Patch<Ref<Location>>) -> Result<(), Error> {
    match named {
        Patch::Absent => Ok(()),
        Patch::Null => facility::assign_officer(context, officer, None).await,
        Patch::Value(named) => {
            let place: Location = context.resolve(named, "location").await?;
            let (id, found) = (place.id, [place]);
            duty::check(context, &[id], &found, PlaceKind::District, "location").await?;
            facility::assign_officer(context, officer, Some(id)).await
        }
    }
}

fn number(key: &Key) -> Result<i32, Error> {
    match key {
        Key::Number(number) => i32::try_from(*number).map_err(Error::internal),
        other => Err(Error::internal(format!("{other:?} is no number"))),
    }
}
