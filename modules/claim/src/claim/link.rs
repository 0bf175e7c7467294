//! Noting which logged change touched which claim (spec 1.9).

use crate::schema::claim_mutations;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// Notes that the running operation touches these claims.
pub(crate) async fn link(context: &mut Context<'_>, claims: &[i32]) -> Result<(), Error> {
    let mutation = context.mutation();
    let row = |claim: &i32| {
        (
            claim_mutations::id.eq(Uuid::new_v4()),
            claim_mutations::mutation_id.eq(mutation),
            claim_mutations::claim_id.eq(*claim),
        )
    };
    let rows: Vec<_> = claims.iter().map(row).collect();
    diesel::insert_into(claim_mutations::table)
        .values(rows)
        .execute(context.connection())
        .await?;
    Ok(())
}
