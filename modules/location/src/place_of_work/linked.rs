//! The districts that a person works in (rules 50 and 51), and the villages that an enrolment officer serves (rule 55,
//! spec 6.7): two tables of links with one life.

use super::duty::{self, PlaceKind};
use super::links::{Present, plan};
use crate::location::Location;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Ref;
use openimis_core::error::Error;
use openimis_core::operate::Context;

macro_rules! linked {
    ($(#[$doc:meta])* $name:ident($table:ident, $owner:ident: $key:ty, $kind:ident, $field:literal)) => {
        $(#[$doc])*
        pub(super) async fn $name(context: &mut Context<'_>, owner: $key, named: &[Ref<Location>]) -> Result<(), Error> {
            use crate::schema::$table as row;
            let found = duty::find(context, named, $field).await?;
            let wanted = found.iter().map(|place| place.id).collect();
            let rows: Vec<(i32, Option<i32>, bool)> = row::table
                .filter(row::$owner.eq(owner))
                .order(row::id)
                .select((row::id, row::location_id.nullable(), row::valid_to.is_null()))
                .for_update()
                .load(context.connection())
                .await?;
            let present = |(key, place, live): (i32, Option<i32>, bool)| Some(Present { key, place: place?, live });
            let present: Vec<_> = rows.into_iter().filter_map(present).collect();
            let plan = plan(&present, &wanted);
            duty::check(context, &plan.gained, &found, PlaceKind::$kind, $field).await?;

            let (now, audit) = (context.now(), row::audit_user_id.eq(context.actor().audit_user_id()));
            diesel::update(row::table.filter(row::id.eq_any(&plan.end)))
                .set((row::valid_to.eq(now), audit))
                .execute(context.connection())
                .await?;
            diesel::update(row::table.filter(row::id.eq_any(&plan.revive)))
                .set((row::valid_to.eq(None::<chrono::DateTime<chrono::Utc>>), audit))
                .execute(context.connection())
                .await?;
            let link = |place: &i32| (row::$owner.eq(owner), row::location_id.eq(*place), row::valid_from.eq(now), audit);
            let links: Vec<_> = plan.insert.iter().map(link).collect();
            diesel::insert_into(row::table)
                .values(links)
                .execute(context.connection())
                .await?;
            Ok(())
        }
    };
}

linked! {
    /// Makes these all the districts that the person works in. The actor gives only such as lie in his own area; those
    /// that the person has already may stay.
    replace_districts(user_districts, user_id: i64, District, "districts")
}

linked! {
    /// Makes these all the villages that the officer serves. The actor gives only such as lie in his own area; those
    /// that the officer has already may stay.
    replace_villages(officer_villages, officer_id: i32, Village, "villages")
}
