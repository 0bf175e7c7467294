//! Whether a facility code is free (rule 73, spec 5.8 `validateHealthFacilityCode`).

use crate::message;
use crate::schema::health_facilities;
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Says whether a code is free.
#[derive(Debug)]
pub struct CheckHealthFacilityCode;

/// The code in question.
#[derive(Debug, Clone, Input)]
pub struct HealthFacilityCode {
    /// The code.
    #[input(name = "healthFacilityCode")]
    pub code: String,
}

impl Operation for CheckHealthFacilityCode {
    type Target = ();
    type Input = HealthFacilityCode;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "health_facility.check_code",
        "health-facilities",
        Verb::Ask("code-check"),
        "Says whether no valid health facility has the code.",
    )
    .right(rights::FIND_HEALTH_FACILITIES)
    .graphql("validateHealthFacilityCode", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &HealthFacilityCode) -> Result<bool, Error> {
        Ok(!is_taken(context, &input.code).await?)
    }
}

/// Refuses a code that a valid facility has; the unique index decides between simultaneous writers (W-65).
pub(super) async fn refuse_taken(context: &mut Context<'_>, code: &str) -> Result<(), Error> {
    if is_taken(context, code).await? {
        let detail = message::facility_code_used(code);
        return Err(error::FACILITY_CODE_TAKEN.at("code").detail(detail).into());
    }
    Ok(())
}

async fn is_taken(context: &mut Context<'_>, code: &str) -> Result<bool, Error> {
    let holders = health_facilities::table.filter(
        health_facilities::code
            .eq(code)
            .and(health_facilities::valid_to.is_null()),
    );
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?)
}
