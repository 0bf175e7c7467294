//! Which logged change touched which item or service (spec 1.9).

use crate::schema::{item_mutations, service_mutations};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// Notes that the running operation touches this item.
pub(crate) async fn link_item(context: &mut Context<'_>, item: i32) -> Result<(), Error> {
    let link = (
        item_mutations::id.eq(Uuid::new_v4()),
        item_mutations::mutation_id.eq(context.mutation()),
        item_mutations::item_id.eq(item),
    );
    diesel::insert_into(item_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Notes that the running operation touches this service.
pub(crate) async fn link_service(context: &mut Context<'_>, service: i32) -> Result<(), Error> {
    let link = (
        service_mutations::id.eq(Uuid::new_v4()),
        service_mutations::mutation_id.eq(context.mutation()),
        service_mutations::service_id.eq(service),
    );
    diesel::insert_into(service_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}
