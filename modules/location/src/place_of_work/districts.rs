//! The districts that a person works in (rules 50 and 51).

use super::duty::{self, PlaceKind};
use super::links::{Plan, Present, plan};
use crate::location::Location;
use crate::schema::user_districts as row;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Ref;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Makes these all the districts that the person works in. The actor gives only such as lie in his own area; those
/// that the person has already may stay.
pub(super) async fn replace(context: &mut Context<'_>, person: i64, named: &[Ref<Location>]) -> Result<(), Error> {
    let found = duty::find(context, named, "districts").await?;
    let wanted = found.iter().map(|place| place.id).collect();
    let rows: Vec<(i32, i32, bool)> = row::table
        .filter(row::user_id.eq(person))
        .order(row::id)
        .select((row::id, row::location_id, row::valid_to.is_null()))
        .for_update()
        .load(context.connection())
        .await?;
    let present: Vec<_> = rows
        .into_iter()
        .map(|(key, place, live)| Present { key, place, live })
        .collect();
    let plan = plan(&present, &wanted);
    duty::check(context, &plan.gained, &found, PlaceKind::District, "districts").await?;
    write(context, person, &plan).await
}

async fn write(context: &mut Context<'_>, person: i64, plan: &Plan) -> Result<(), Error> {
    let (now, audit) = (context.now(), row::audit_user_id.eq(context.actor().audit_user_id()));
    diesel::update(row::table.filter(row::id.eq_any(&plan.end)))
        .set((row::valid_to.eq(now), audit))
        .execute(context.connection())
        .await?;
    diesel::update(row::table.filter(row::id.eq_any(&plan.revive)))
        .set((row::valid_to.eq(None::<chrono::DateTime<chrono::Utc>>), audit))
        .execute(context.connection())
        .await?;
    let link = |place: &i32| {
        (
            row::user_id.eq(person),
            row::location_id.eq(*place),
            row::valid_from.eq(now),
            audit,
        )
    };
    let links: Vec<_> = plan.insert.iter().map(link).collect();
    diesel::insert_into(row::table)
        .values(links)
        .execute(context.connection())
        .await?;
    Ok(())
}
