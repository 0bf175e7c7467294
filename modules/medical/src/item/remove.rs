//! Ending an item (spec 11.1).

use super::MedicalItem;
use crate::rights;
use crate::schema::{item_mutations, items};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Ends an item. The module of the price lists listens and takes it off them (AR-122); what products cover stays.
#[derive(Debug)]
pub struct RemoveMedicalItem;

impl Operation for RemoveMedicalItem {
    type Target = MedicalItem;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new("medical_item.delete", "medical-items", Verb::Delete, "Ends an item.")
        .right(rights::DELETE_ITEMS)
        .graphql("deleteItem", "medical.mutation.failed_to_delete_item")
        .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, item: &MedicalItem, (): &()) -> Result<(), Error> {
        let now = context.now();
        history::save_one(context.connection(), MedicalItem::DESCRIPTION, &item.key(), now).await?;
        let ended = (
            items::valid_from.eq(now),
            items::valid_to.eq(now),
            items::audit_user_id.eq(context.actor().audit_user_id()),
        );
        diesel::update(items::table.find(item.id))
            .set(ended)
            .execute(context.connection())
            .await?;
        context.touches(item_mutations::item_id, &[item.id]).await?;
        context.emit("medical_item.deleted", json!({ "id": item.id }));
        Ok(())
    }
}
