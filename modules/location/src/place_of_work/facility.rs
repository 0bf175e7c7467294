//! The facility that a claim administrator answers for, and the district that an officer belongs to.

use crate::area::check_reach;
use crate::health_facility::HealthFacility;
use diesel::dsl::exists;
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

/// Writes the facility of a claim administrator, with a history copy unless the operation has made one.
pub(super) async fn assign_administrator(
    context: &mut Context<'_>,
    administrator: i32,
    facility: Option<i32>,
) -> Result<(), Error> {
    use claim_admins as row;
    let differs = row::table
        .find(administrator)
        .filter(row::health_facility_id.is_distinct_from(facility));
    if !diesel::select(exists(differs)).get_result(context.connection()).await? {
        return Ok(());
    }
    let now = context.now();
    let copies = row::table.filter(row::legacy_id.eq(administrator).and(row::valid_to.eq(now)));
    let made_now = row::table.find(administrator).filter(row::valid_from.eq(now));
    let is_kept: bool = diesel::select(exists(copies).or(exists(made_now)))
        .get_result(context.connection())
        .await?;
    if !is_kept {
        let key = Key::from(administrator);
        history::save_one(context.connection(), ClaimAdministrator::DESCRIPTION, &key, now).await?;
    }
    diesel::update(row::table.find(administrator))
        .set(row::health_facility_id.eq(facility))
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Writes the district of an officer, with a history copy unless the operation has made one.
pub(super) async fn assign_officer(
    context: &mut Context<'_>,
    officer: i32,
    district: Option<i32>,
) -> Result<(), Error> {
    use officers as row;
    let differs = row::table
        .find(officer)
        .filter(row::location_id.is_distinct_from(district));
    if !diesel::select(exists(differs)).get_result(context.connection()).await? {
        return Ok(());
    }
    let now = context.now();
    let copies = row::table.filter(row::legacy_id.eq(officer).and(row::valid_to.eq(now)));
    let made_now = row::table.find(officer).filter(row::valid_from.eq(now));
    let is_kept: bool = diesel::select(exists(copies).or(exists(made_now)))
        .get_result(context.connection())
        .await?;
    if !is_kept {
        history::save_one(context.connection(), Officer::DESCRIPTION, &Key::from(officer), now).await?;
    }
    diesel::update(row::table.find(officer))
        .set(row::location_id.eq(district))
        .execute(context.connection())
        .await?;
    Ok(())
}
