//! Whether the name of a price list of items is free (spec 12.6 `validateItemsPricelistName`).

use crate::list_rows::items as lists;
use crate::{error, message, rights};
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Says whether a name is free.
#[derive(Debug)]
pub struct CheckItemsPricelistName;

/// The name in question.
#[derive(Debug, Clone, Input)]
pub struct ItemsPricelistName {
    /// The name.
    #[input(name = "itemsPricelistName")]
    pub name: String,
}

impl Operation for CheckItemsPricelistName {
    type Target = ();
    type Input = ItemsPricelistName;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "items_pricelist.check_name",
        "items-pricelists",
        Verb::Ask("name-check"),
        "Says whether no valid price list of items has the name.",
    )
    .right(rights::FIND_ITEMS)
    .graphql("validateItemsPricelistName", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &ItemsPricelistName) -> Result<bool, Error> {
        Ok(!lists::has_name(context, &input.name).await?)
    }
}

/// Refuses a name that a valid list has (AR-123); the unique index decides between simultaneous writers.
pub(super) async fn refuse_taken(context: &mut Context<'_>, name: &str) -> Result<(), Error> {
    if lists::has_name(context, name).await? {
        let detail = message::name_used(name);
        return Err(error::ITEMS_NAME_TAKEN.at("name").detail(detail).into());
    }
    Ok(())
}
