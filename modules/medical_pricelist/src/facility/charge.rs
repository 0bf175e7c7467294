//! The fields that location's operations on facilities take with this module.

use crate::error;
use crate::items::ItemsPricelist;
use crate::services::ServicesPricelist;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer};
use diesel_async::RunQueryDsl;
use openimis_core::declare::{
    Event, Extension, ExtensionDescription, Input, Key, Named, Operation, Patch, Ref, Resource, Saved, extension,
};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_location::schema::health_facilities as facilities;
use openimis_location::{ChangeHealthFacility, CreateHealthFacility, HealthFacility};
use std::marker::PhantomData;

/// All extensions of the module.
pub(crate) const EXTENSIONS: &[ExtensionDescription] = &[
    extension::<OfFacility<CreateHealthFacility>>(),
    extension::<OfFacility<ChangeHealthFacility>>(),
];

/// By which lists a facility charges; what is not sent stays. openIMIS's front end leaves out a list to take it away.
#[derive(Debug, Clone, Input)]
pub struct FacilityPricelists {
    /// The price list of items: of the facility's district, of its region, or a national one.
    #[input(graphql = "itemsPricelistId", graphql_default = "null")]
    pub items_pricelist: Patch<Ref<ItemsPricelist>>,
    /// The price list of services: of the facility's district, of its region, or a national one.
    #[input(graphql = "servicesPricelistId", graphql_default = "null")]
    pub services_pricelist: Patch<Ref<ServicesPricelist>>,
}

struct OfFacility<O>(PhantomData<fn() -> O>);

impl<O: Operation<Output = Saved<HealthFacility>>> Extension for OfFacility<O> {
    type Of = O;
    type Input = FacilityPricelists;

    async fn apply(
        context: &mut Context<'_>,
        _: &Event<'_, O>,
        saved: &Saved<HealthFacility>,
        input: &FacilityPricelists,
    ) -> Result<(), Error> {
        let Key::Number(facility) = saved.key else {
            return Ok(());
        };
        if !input.items_pricelist.is_sent() && !input.services_pricelist.is_sent() {
            return Ok(());
        }
        let facility = i32::try_from(facility).map_err(Error::internal)?;
        let (place, items, services): (i32, Option<i32>, Option<i32>) = facilities::table
            .find(facility)
            .select((
                facilities::location_id,
                facilities::items_pricelist_id,
                facilities::services_pricelist_id,
            ))
            .first(context.connection())
            .await?;
        let now = Charging { place, list: items };
        let of = |list: &ItemsPricelist| (list.id, list.location_id);
        let items = charged_by(context, now, (&input.items_pricelist, "itemsPricelist"), of).await?;
        let now = Charging { place, list: services };
        let of = |list: &ServicesPricelist| (list.id, list.location_id);
        let services = charged_by(context, now, (&input.services_pricelist, "servicesPricelist"), of).await?;
        let lists = (
            facilities::items_pricelist_id.eq(items),
            facilities::services_pricelist_id.eq(services),
        );
        diesel::update(facilities::table.find(facility))
            .set(lists)
            .execute(context.connection())
            .await?;
        Ok(())
    }
}

/// Where a facility is, and by which list it charges so far.
#[derive(Clone, Copy)]
struct Charging {
    place: i32,
    list: Option<i32>,
}

/// The list by which the facility charges from now on. A list of another place is refused, unless the facility charges by
/// it already: what the existing backend allowed may stay, and front ends send it along.
async fn charged_by<R: Resource>(
    context: &mut Context<'_>,
    now: Charging,
    (named, field): (&Patch<Ref<R>>, &str),
    of: impl Fn(&R) -> (i32, Option<i32>),
) -> Result<Option<i32>, Error> {
    let named = match named {
        Patch::Absent => return Ok(now.list),
        Patch::Null => return Ok(None),
        Patch::Value(named) => named,
    };
    if now.list.is_some_and(|list| named.named == Named::Key(Key::from(list))) {
        return Ok(now.list);
    }
    let list = context.resolve(named, field).await?;
    match of(&list) {
        (list, Some(place)) if now.list != Some(list) && !lies_in(context, now.place, place).await? => {
            Err(error::ELSEWHERE.at(field).into())
        }
        (list, _) => Ok(Some(list)),
    }
}

/// Whether a place is another one or lies below it.
async fn lies_in(context: &mut Context<'_>, place: i32, other: i32) -> Result<bool, Error> {
    #[derive(diesel::QueryableByName)]
    struct Answer {
        #[diesel(sql_type = Bool)]
        lies: bool,
    }
    let answer: Answer = diesel::sql_query(
        "SELECT EXISTS (SELECT FROM openimis_location_closure WHERE location_id = $1 AND ancestor_id = $2) AS lies",
    )
    .bind::<Integer, _>(place)
    .bind::<Integer, _>(other)
    .get_result(context.connection())
    .await?;
    Ok(answer.lies)
}
