//! Whether a location code is free (rule 59, spec 5.8 `validateLocationCode`).

use crate::message;
use crate::schema::locations;
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Says whether a code is free.
#[derive(Debug)]
pub struct CheckLocationCode;

/// The code in question.
#[derive(Debug, Clone, Input)]
pub struct LocationCode {
    /// The code.
    #[input(name = "locationCode")]
    pub code: String,
}

impl Operation for CheckLocationCode {
    type Target = ();
    type Input = LocationCode;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "location.check_code",
        "locations",
        Verb::Ask("code-check"),
        "Says whether no valid location of any type has the code.",
    )
    .right(rights::FIND_LOCATIONS)
    .graphql("validateLocationCode", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &LocationCode) -> Result<bool, Error> {
        Ok(!is_taken(context, &input.code).await?)
    }
}

/// Refuses a code that a valid location of any type has. The unique index decides between two writers who ask at
/// the same time (W-65).
pub(super) async fn refuse_taken(context: &mut Context<'_>, code: &str) -> Result<(), Error> {
    if is_taken(context, code).await? {
        let detail = message::code_used(code);
        return Err(error::CODE_TAKEN.at("code").detail(detail).into());
    }
    Ok(())
}

async fn is_taken(context: &mut Context<'_>, code: &str) -> Result<bool, Error> {
    let holders = locations::table.filter(locations::code.eq(code).and(locations::valid_to.is_null()));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?)
}
