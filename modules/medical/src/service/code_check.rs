//! Whether a service code is free (spec 12.5 `validateServiceCode`).

use crate::schema::services;
use crate::{error, message, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Says whether a code is free.
#[derive(Debug)]
pub struct CheckServiceCode;

/// The code in question.
#[derive(Debug, Clone, Input)]
pub struct ServiceCode {
    /// The code.
    #[input(name = "serviceCode")]
    pub code: String,
}

impl Operation for CheckServiceCode {
    type Target = ();
    type Input = ServiceCode;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "medical_service.check_code",
        "medical-services",
        Verb::Ask("code-check"),
        "Says whether no valid service has the code.",
    )
    .right(rights::FIND_SERVICES)
    .graphql("validateServiceCode", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &ServiceCode) -> Result<bool, Error> {
        Ok(!is_taken(context, &input.code).await?)
    }
}

/// Refuses a code that a valid service has; the unique index decides between simultaneous writers.
pub(super) async fn refuse_taken(context: &mut Context<'_>, code: &str) -> Result<(), Error> {
    if is_taken(context, code).await? {
        let detail = message::service_code_used(code);
        return Err(error::SERVICE_CODE_TAKEN.at("code").detail(detail).into());
    }
    Ok(())
}

async fn is_taken(context: &mut Context<'_>, code: &str) -> Result<bool, Error> {
    let holders = services::table.filter(services::code.eq(code).and(services::valid_to.is_null()));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?)
}
