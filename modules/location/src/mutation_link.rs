//! Which logged change touched which location or facility (spec 1.5).

use crate::schema::{health_facility_mutations, location_mutations};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// Notes that the running operation touches this location.
pub(crate) async fn link_location(context: &mut Context<'_>, location: i32) -> Result<(), Error> {
    let link = (
        location_mutations::id.eq(Uuid::new_v4()),
        location_mutations::mutation_id.eq(context.mutation()),
        location_mutations::location_id.eq(location),
    );
    diesel::insert_into(location_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Notes that the running operation touches this facility.
pub(crate) async fn link_facility(context: &mut Context<'_>, facility: i32) -> Result<(), Error> {
    let link = (
        health_facility_mutations::id.eq(Uuid::new_v4()),
        health_facility_mutations::mutation_id.eq(context.mutation()),
        health_facility_mutations::health_facility_id.eq(facility),
    );
    diesel::insert_into(health_facility_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}
