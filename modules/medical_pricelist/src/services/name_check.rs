//! Whether the name of a price list of services is free (spec 12.6 `validateServicesPricelistName`).

use crate::list_rows::services as lists;
use crate::{error, message, rights};
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Says whether a name is free.
#[derive(Debug)]
pub struct CheckServicesPricelistName;

/// The name in question.
#[derive(Debug, Clone, Input)]
pub struct ServicesPricelistName {
    /// The name.
    #[input(name = "servicesPricelistName")]
    pub name: String,
}

impl Operation for CheckServicesPricelistName {
    type Target = ();
    type Input = ServicesPricelistName;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "services_pricelist.check_name",
        "services-pricelists",
        Verb::Ask("name-check"),
        "Says whether no valid price list of services has the name.",
    )
    .right(rights::FIND_SERVICES)
    .graphql("validateServicesPricelistName", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &ServicesPricelistName) -> Result<bool, Error> {
        Ok(!lists::has_name(context, &input.name).await?)
    }
}

/// Refuses a name that a valid list has (AR-123); the unique index decides between simultaneous writers.
pub(super) async fn refuse_taken(context: &mut Context<'_>, name: &str) -> Result<(), Error> {
    if lists::has_name(context, name).await? {
        let detail = message::name_used(name);
        return Err(error::SERVICES_NAME_TAKEN.at("name").detail(detail).into());
    }
    Ok(())
}
