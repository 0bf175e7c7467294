//! Ending a payer.

use super::Payer;
use crate::rights;
use crate::schema::{payer_mutations, payers};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Ends a payer; what he gave and paid stays.
#[derive(Debug)]
pub struct RemovePayer;

impl Operation for RemovePayer {
    type Target = Payer;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new("payer.delete", "payers", Verb::Delete, "Ends a payer.")
        .right(rights::DELETE_PAYERS)
        .graphql("deletePayer", "payer.mutation.failed_to_delete_payer")
        .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, payer: &Payer, (): &()) -> Result<(), Error> {
        let now = context.now();
        history::save_one(context.connection(), Payer::DESCRIPTION, &payer.key(), now).await?;
        let ended = (
            payers::valid_from.eq(now),
            payers::valid_to.eq(now),
            payers::audit_user_id.eq(context.actor().audit_user_id()),
        );
        diesel::update(payers::table.find(payer.id))
            .set(ended)
            .execute(context.connection())
            .await?;
        context.touches(payer_mutations::payer_id, &[payer.id]).await?;
        context.emit("payer.deleted", json!({ "id": payer.id }));
        Ok(())
    }
}
