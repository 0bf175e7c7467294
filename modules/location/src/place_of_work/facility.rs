//! The facility that a claim administrator answers for, and the district that an officer belongs to.

use crate::area::check_reach;
use crate::health_facility::HealthFacility;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::administration::{ClaimAdministrator, Officer};
use openimis_core::declare::{Key, Patch, Ref, Resource};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use openimis_core::schema::administration::{claim_admins, officers};

/// The facility that is named, in the actor's own area; none if it is to be emptied.
pub(super) async fn find(
    context: &mut Context<'_>,
    named: &Patch<Ref<HealthFacility>>,
) -> Result<Option<HealthFacility>, Error> {
    let Some(named) = named.value() else {
        return Ok(None);
    };
    let facility: HealthFacility = context.resolve(named, "healthFacility").await?;
    check_reach(context, &[facility.location_id], Some("healthFacility")).await?;
    Ok(Some(facility))
}

macro_rules! assignment {
    ($(#[$doc:meta])* $name:ident($row:ident.$column:ident, $resource:ident)) => {
        $(#[$doc])*
        pub(super) async fn $name(context: &mut Context<'_>, id: i32, place: Option<i32>) -> Result<(), Error> {
            let now = context.now();
            let differs = $row::table.find(id).filter($row::$column.is_distinct_from(place));
            let older = differs.select($row::valid_from.ne(now));
            let Some(older) = older.first::<bool>(context.connection()).await.optional()? else {
                return Ok(());
            };
            if older {
                history::save_one(context.connection(), $resource::DESCRIPTION, &Key::from(id), now).await?;
            }
            let assigned = (
                $row::$column.eq(place),
                $row::valid_from.eq(now),
                $row::audit_user_id.eq(context.actor().audit_user_id()),
            );
            diesel::update($row::table.find(id))
                .set(assigned)
                .execute(context.connection())
                .await?;
            Ok(())
        }
    };
}

assignment! {
    /// Writes the facility of a claim administrator, with a history copy unless the operation has made the row, or one.
    assign_administrator(claim_admins.health_facility_id, ClaimAdministrator)
}

assignment! {
    /// Writes the district of an officer, with a history copy unless the operation has made the row, or one.
    assign_officer(officers.location_id, Officer)
}
