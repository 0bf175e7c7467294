//! Which logged change touched which payer (spec 1.15).

use crate::schema::payer_mutations;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// Notes that the running operation touches this payer.
pub(crate) async fn link_payer(context: &mut Context<'_>, payer: i32) -> Result<(), Error> {
    let link = (
        payer_mutations::id.eq(Uuid::new_v4()),
        payer_mutations::mutation_id.eq(context.mutation()),
        payer_mutations::payer_id.eq(payer),
    );
    diesel::insert_into(payer_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}
