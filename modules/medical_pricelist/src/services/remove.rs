//! Ending a price list of services.

use super::ServicesPricelist;
use crate::list_rows::services as lists;
use crate::schema::services_pricelist_mutations;
use crate::{detail_rows, error, message, rights};
use openimis_core::declare::{Declared, Operation, OperationDialect, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Ends a price list of services with everything on it, unless a valid facility charges by it.
#[derive(Debug)]
pub struct RemoveServicesPricelist;

impl Operation for RemoveServicesPricelist {
    type Target = ServicesPricelist;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "services_pricelist.delete",
        "services-pricelists",
        Verb::Delete,
        "Ends a price list of services.",
    )
    .right(rights::DELETE_SERVICES)
    .graphql(
        "deleteServicesPricelist",
        "pricelist.mutation.failed_to_delete_pricelist",
    )
    .dialect(OperationDialect::MANY.named_by("UUID"));

    async fn run(context: &mut Context<'_>, list: &ServicesPricelist, (): &()) -> Result<(), Error> {
        let facilities = lists::facilities(context, list.id).await?;
        if facilities > 0 {
            let detail = message::charged_by(facilities);
            return Err(error::IN_USE.problem().detail(detail).into());
        }
        detail_rows::services::clear(context, list.id).await?;
        lists::end(context, list.id).await?;
        context
            .touches(services_pricelist_mutations::pricelist_id, &[list.id])
            .await?;
        context.emit("services_pricelist.deleted", json!({ "id": list.id }));
        Ok(())
    }
}
