//! Ending a health facility (spec 6.5, W-45).

use super::HealthFacility;
use crate::area::check_reach;
use crate::dialect;
use crate::schema::{health_facilities, health_facility_catchments, health_facility_mutations};
use crate::settings::{LocationSettings, Removal};
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use openimis_core::schema::administration::claim_admins;
use openimis_core::schema::identity::interactive_users as people;
use serde_json::json;

/// Ends a health facility with its catchments. Modules that keep claims or administrators listen and may refuse.
#[derive(Debug)]
pub struct RemoveHealthFacility;

impl Operation for RemoveHealthFacility {
    type Target = HealthFacility;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "health_facility.delete",
        "health-facilities",
        Verb::Delete,
        "Ends a health facility.",
    )
    .right(rights::DELETE_HEALTH_FACILITIES)
    .graphql(
        "deleteHealthFacility",
        "location.mutation.failed_to_delete_health_facility",
    )
    .dialect(OperationDialect::ignoring(dialect::CODE));

    async fn run(context: &mut Context<'_>, facility: &HealthFacility, (): &()) -> Result<(), Error> {
        check_reach(context, &[facility.location_id], None).await?;
        if context.settings::<LocationSettings>().removal == Removal::Refuse {
            refuse_in_use(context, facility.id).await?;
        }
        let now = context.now();
        let audit_user_id = context.actor().audit_user_id();
        history::save_one(context.connection(), HealthFacility::DESCRIPTION, &facility.key(), now).await?;
        let ended = (
            health_facilities::valid_from.eq(now),
            health_facilities::valid_to.eq(now),
            health_facilities::audit_user_id.eq(audit_user_id),
        );
        diesel::update(health_facilities::table.find(facility.id))
            .set(ended)
            .execute(context.connection())
            .await?;
        let catchments = health_facility_catchments::table
            .filter(health_facility_catchments::health_facility_id.eq(facility.id))
            .filter(health_facility_catchments::valid_to.is_null());
        let ended = (
            health_facility_catchments::valid_to.eq(now),
            health_facility_catchments::audit_user_id.eq(audit_user_id),
        );
        diesel::update(catchments)
            .set(ended)
            .execute(context.connection())
            .await?;
        context
            .touches(health_facility_mutations::health_facility_id, &[facility.id])
            .await?;
        context.emit("health_facility.deleted", json!({ "id": facility.id }));
        Ok(())
    }
}

/// Refuses while somebody works there (W-45): whoever loses his facility would see rows of other places.
async fn refuse_in_use(context: &mut Context<'_>, facility: i32) -> Result<(), Error> {
    let administrators = claim_admins::table
        .filter(claim_admins::health_facility_id.eq(facility))
        .filter(claim_admins::valid_to.is_null());
    let workers = people::table
        .filter(people::health_facility_id.eq(facility))
        .filter(people::active.and(people::validity_to.is_null()));
    let in_use: bool = diesel::select(diesel::dsl::exists(administrators).or(diesel::dsl::exists(workers)))
        .get_result(context.connection())
        .await?;
    if in_use {
        return Err(error::FACILITY_IN_USE.problem().into());
    }
    Ok(())
}
