//! Ending a location (spec 6.3).

use super::{Location, level, tree_lock};
use crate::area::check_tree_reach;
use crate::dialect;
use crate::message;
use crate::schema::{health_facilities, health_facility_catchments, location_mutations, locations, officer_villages};
use crate::settings::{LocationSettings, Removal};
use crate::{error, rights, user_district};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Ref, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::language::{Argument, Said};
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Ends a location.
#[derive(Debug)]
pub struct RemoveLocation;

/// What becomes of the locations below.
#[derive(Debug, Clone, Input)]
pub struct LocationRemoval {
    /// A location of the same type that takes over the locations below.
    #[input(graphql = "newParentUuid")]
    pub new_parent: Option<Ref<Location>>,
}

impl Operation for RemoveLocation {
    type Target = Location;
    type Input = LocationRemoval;
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "location.delete",
        "locations",
        Verb::Delete,
        "Ends a location that nothing depends on, or whose locations below get a new parent.",
    )
    .right(rights::DELETE_LOCATIONS)
    .graphql("deleteLocation", "location.mutation.failed_to_delete_location")
    .dialect(OperationDialect::ignoring(dialect::CODE).may_take_long());

    async fn run(context: &mut Context<'_>, location: &Location, input: &LocationRemoval) -> Result<(), Error> {
        let settings = context.settings::<LocationSettings>();
        check_tree_reach(context, &[location.id], None).await?;
        tree_lock::lock_tree(context.connection()).await?;
        let children = live_children(context, location).await?;
        if let Some(heir) = &input.new_parent {
            bequeath(context, &settings, location, heir, &children).await?;
        }
        let ended = match settings.removal {
            Removal::Refuse => {
                let orphans = if input.new_parent.is_some() { 0 } else { children.len() };
                refuse_in_use(context, location, orphans).await?;
                vec![location.id]
            }
            Removal::Cascade if input.new_parent.is_some() => vec![location.id],
            Removal::Cascade => with_all_below(context, location).await?,
        };
        end(context, &ended).await?;
        user_district::end_links(context, &ended).await?;
        context.touches(location_mutations::location_id, &[location.id]).await?;
        context.emit("location.deleted", json!({ "ids": ended }));
        Ok(())
    }
}

async fn live_children(context: &mut Context<'_>, location: &Location) -> Result<Vec<i32>, Error> {
    let children = locations::table.filter(locations::parent_id.eq(location.id).and(locations::valid_to.is_null()));
    Ok(children.select(locations::id).load(context.connection()).await?)
}

/// Gives the children, with a history copy each, to a location that could have been their parent from the start.
async fn bequeath(
    context: &mut Context<'_>,
    settings: &LocationSettings,
    location: &Location,
    heir: &Ref<Location>,
    children: &[i32],
) -> Result<(), Error> {
    let heir: Location = context.resolve(heir, "newParent").await?;
    if heir.id == location.id {
        return Err(error::CYCLE.at("newParent").into());
    }
    check_tree_reach(context, &[heir.id], Some("newParent")).await?;
    let (had, has) = (&location.location_type, &heir.location_type);
    if level::level_of(settings, had) != level::level_of(settings, has) {
        let detail = message::heir_of_type(had);
        return Err(error::WRONG_LEVEL.at("newParent").detail(detail).into());
    }
    let keys: Vec<i64> = children.iter().copied().map(i64::from).collect();
    let now = context.now();
    history::save(context.connection(), Location::DESCRIPTION, &keys, now).await?;
    let audit_user_id = context.actor().audit_user_id();
    diesel::update(locations::table.filter(locations::id.eq_any(children)))
        .set((
            locations::parent_id.eq(heir.id),
            locations::audit_user_id.eq(audit_user_id),
            locations::valid_from.eq(now),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Refuses while something of this module depends on the location (W-43). Modules that keep families, products or
/// claims listen to the operation and refuse for theirs.
async fn refuse_in_use(context: &mut Context<'_>, location: &Location, orphans: usize) -> Result<(), Error> {
    let facilities = health_facilities::table
        .filter(
            health_facilities::location_id
                .eq(location.id)
                .and(health_facilities::valid_to.is_null()),
        )
        .count();
    let officers = officer_villages::table
        .filter(
            officer_villages::location_id
                .eq(location.id)
                .and(officer_villages::valid_to.is_null()),
        )
        .count();
    let catchments = health_facility_catchments::table
        .filter(health_facility_catchments::location_id.eq(location.id))
        .filter(health_facility_catchments::valid_to.is_null())
        .count();
    let (facilities, officers, catchments): (Option<i64>, Option<i64>, Option<i64>) = diesel::select((
        facilities.single_value(),
        officers.single_value(),
        catchments.single_value(),
    ))
    .get_result(context.connection())
    .await?;
    let told = |count: Option<i64>, say: fn(i64) -> Said| count.filter(|count| *count > 0).map(say);
    let uses = [
        told(i64::try_from(orphans).ok(), message::locations_below),
        told(facilities, message::facilities),
        told(officers, message::officers),
        told(catchments, message::catchments),
    ];
    let found: Vec<_> = uses.into_iter().flatten().collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(error::IN_USE
        .problem()
        .detail(message::has_uses(Argument::all(found)))
        .into())
}

async fn with_all_below(context: &mut Context<'_>, location: &Location) -> Result<Vec<i32>, Error> {
    #[derive(QueryableByName)]
    struct Below {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        location_id: i32,
    }
    let below: Vec<Below> =
        diesel::sql_query("SELECT location_id FROM openimis_location_closure WHERE ancestor_id = $1")
            .bind::<diesel::sql_types::Integer, _>(location.id)
            .load(context.connection())
            .await?;
    Ok(below.into_iter().map(|row| row.location_id).collect())
}

/// End-dates the live rows among these; rows that ended before keep their date (W-42).
async fn end(context: &mut Context<'_>, ids: &[i32]) -> Result<(), Error> {
    let changes = (
        locations::valid_to.eq(context.now()),
        locations::audit_user_id.eq(context.actor().audit_user_id()),
    );
    let live = locations::table.filter(locations::id.eq_any(ids).and(locations::valid_to.is_null()));
    diesel::update(live).set(changes).execute(context.connection()).await?;
    Ok(())
}
