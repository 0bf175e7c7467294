//! Ending a price list of items.

use super::ItemsPricelist;
use crate::list_rows::items as lists;
use crate::schema::items_pricelist_mutations;
use crate::{detail_rows, error, message, rights};
use openimis_core::declare::{Declared, Operation, OperationDialect, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Ends a price list of items with everything on it, unless a valid facility charges by it.
#[derive(Debug)]
pub struct RemoveItemsPricelist;

impl Operation for RemoveItemsPricelist {
    type Target = ItemsPricelist;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "items_pricelist.delete",
        "items-pricelists",
        Verb::Delete,
        "Ends a price list of items.",
    )
    .right(rights::DELETE_ITEMS)
    .graphql("deleteItemsPricelist", "pricelist.mutation.failed_to_delete_pricelist")
    .dialect(OperationDialect::MANY.named_by("UUID"));

    async fn run(context: &mut Context<'_>, list: &ItemsPricelist, (): &()) -> Result<(), Error> {
        let facilities = lists::facilities(context, list.id).await?;
        if facilities > 0 {
            let detail = message::charged_by(facilities);
            return Err(error::IN_USE.problem().detail(detail).into());
        }
        detail_rows::items::clear(context, list.id).await?;
        lists::end(context, list.id).await?;
        context
            .touches(items_pricelist_mutations::pricelist_id, &[list.id])
            .await?;
        context.emit("items_pricelist.deleted", json!({ "id": list.id }));
        Ok(())
    }
}
