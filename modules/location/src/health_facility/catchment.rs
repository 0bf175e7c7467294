//! Which part of which village a facility serves (spec 6.5).

use super::references;
use crate::error;
use crate::location::Location;
use crate::message;
use crate::schema::health_facility_catchments::{self as catchments, dsl};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Access, GraphqlType, Input, Ref, Resource, Scope};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use std::collections::HashSet;

/// A part of a village's population that a facility serves.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "health-facility-catchments",
    graphql = GraphqlType::plain("HealthFacilityCatchmentGQLType"),
    table = catchments,
    access = Access::Authenticated,
    scope = Scope::Rows(&crate::area::InArea::place(catchments::location_id::NAME)),
    live = while_null(valid_to),
)]
pub struct Catchment {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// Percentage of the village's population, 0 to 100.
    #[field(filter, sort)]
    pub catchment: Option<i32>,
    /// The instant from which it holds.
    #[field(name = "validityFrom")]
    pub valid_from: Option<DateTime<Utc>>,
    /// The instant at which it ended.
    #[field(name = "validityTo")]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: Option<i32>,
    /// The facility.
    #[to_one(target = "health-facilities", visibility = Label)]
    pub health_facility_id: i32,
    /// The village.
    #[to_one(target = "locations", visibility = Label)]
    pub location_id: i32,
}

/// One catchment in the input of a facility.
#[derive(Debug, Clone, Input)]
pub struct CatchmentEntry {
    /// A catchment that the facility has, to keep or change it.
    pub id: Option<i32>,
    /// The village.
    #[input(graphql = "locationId")]
    pub location: Ref<Location>,
    /// Percentage of the village's population, 0 to 100; 100 unless said.
    pub catchment: Option<i32>,
}

/// An entry with its village found.
struct Wanted {
    entry: usize,
    id: Option<i32>,
    village: i32,
    share: i32,
}

/// Gives a new facility its catchments.
pub(super) async fn create(context: &mut Context<'_>, facility: i32, entries: &[CatchmentEntry]) -> Result<(), Error> {
    let wanted = resolve(context, entries).await?;
    if let Some(known) = wanted.iter().find(|wanted| wanted.id.is_some()) {
        return Err(unknown(known.entry));
    }
    insert(context, facility, &wanted).await
}

/// Makes the entries all that the facility serves: an unchanged catchment keeps its row, a changed one ends and a new
/// row begins, one that is not mentioned ends. What ends is bound to the facility's history row (rule 71, W-44).
pub(super) async fn replace(
    context: &mut Context<'_>,
    facility: i32,
    history: i64,
    entries: &[CatchmentEntry],
) -> Result<(), Error> {
    let present: Vec<(i32, i32, Option<i32>)> = dsl::health_facility_catchments
        .filter(dsl::health_facility_id.eq(facility).and(dsl::valid_to.is_null()))
        .select((dsl::id, dsl::location_id, dsl::catchment))
        .for_update()
        .load(context.connection())
        .await?;
    let mut kept = HashSet::new();
    let mut new = Vec::new();
    for wanted in resolve(context, entries).await? {
        match wanted.id.map(|id| present.iter().find(|(known, ..)| *known == id)) {
            Some(None) => return Err(unknown(wanted.entry)),
            Some(Some((id, village, share))) if *village == wanted.village && *share == Some(wanted.share) => {
                kept.insert(*id);
            }
            _ => new.push(wanted),
        }
    }
    let ended: Vec<i32> = present
        .iter()
        .map(|(id, ..)| *id)
        .filter(|id| !kept.contains(id))
        .collect();
    let bound = i32::try_from(history).map_err(Error::internal)?;
    let changes = (dsl::health_facility_id.eq(bound), dsl::valid_to.eq(context.now()));
    diesel::update(dsl::health_facility_catchments.filter(dsl::id.eq_any(&ended)))
        .set(changes)
        .execute(context.connection())
        .await?;
    insert(context, facility, &new).await
}

async fn resolve(context: &mut Context<'_>, entries: &[CatchmentEntry]) -> Result<Vec<Wanted>, Error> {
    let mut wanted: Vec<Wanted> = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let share = entry.catchment.unwrap_or(100);
        let village = references::village(context, &entry.location, index).await?;
        let repeated = wanted.iter().any(|other| other.village == village);
        if repeated || !(0..=100).contains(&share) {
            let field = if repeated { "location" } else { "catchment" };
            return Err(error::CATCHMENT.at(field).inside(index).inside("catchments").into());
        }
        wanted.push(Wanted {
            entry: index,
            id: entry.id,
            village,
            share,
        });
    }
    Ok(wanted)
}

async fn insert(context: &mut Context<'_>, facility: i32, wanted: &[Wanted]) -> Result<(), Error> {
    let (now, audit_user_id) = (context.now(), context.actor().audit_user_id());
    let row = |wanted: &Wanted| {
        (
            dsl::health_facility_id.eq(facility),
            dsl::location_id.eq(wanted.village),
            dsl::catchment.eq(wanted.share),
            dsl::valid_from.eq(now),
            dsl::audit_user_id.eq(audit_user_id),
        )
    };
    let rows: Vec<_> = wanted.iter().map(row).collect();
    diesel::insert_into(catchments::table)
        .values(rows)
        .execute(context.connection())
        .await?;
    Ok(())
}

fn unknown(entry: usize) -> Error {
    let detail = message::no_such_catchment();
    error::CATCHMENT
        .at("id")
        .inside(entry)
        .inside("catchments")
        .detail(detail)
        .into()
}
