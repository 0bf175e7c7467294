//! Whether an item code is free (spec 12.5 `validateItemCode`).

use crate::schema::items;
use crate::{error, message, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Says whether a code is free.
#[derive(Debug)]
pub struct CheckItemCode;

/// The code in question.
#[derive(Debug, Clone, Input)]
pub struct ItemCode {
    /// The code.
    #[input(name = "itemCode")]
    pub code: String,
}

impl Operation for CheckItemCode {
    type Target = ();
    type Input = ItemCode;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "medical_item.check_code",
        "medical-items",
        Verb::Ask("code-check"),
        "Says whether no valid item has the code.",
    )
    .right(rights::FIND_ITEMS)
    .graphql("validateItemCode", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &ItemCode) -> Result<bool, Error> {
        Ok(!is_taken(context, &input.code).await?)
    }
}

/// Refuses a code that a valid item has; the unique index decides between simultaneous writers.
pub(super) async fn refuse_taken(context: &mut Context<'_>, code: &str) -> Result<(), Error> {
    if is_taken(context, code).await? {
        let detail = message::item_code_used(code);
        return Err(error::ITEM_CODE_TAKEN.at("code").detail(detail).into());
    }
    Ok(())
}

async fn is_taken(context: &mut Context<'_>, code: &str) -> Result<bool, Error> {
    let holders = items::table.filter(items::code.eq(code).and(items::valid_to.is_null()));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?)
}
