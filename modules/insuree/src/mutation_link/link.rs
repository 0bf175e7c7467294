//! Noting what a running operation touches.

use crate::schema::{family_mutations, insuree_mutations};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// Notes that the running operation touches these people.
pub(crate) async fn link_insurees(context: &mut Context<'_>, insurees: &[i32]) -> Result<(), Error> {
    let mutation = context.mutation();
    let links: Vec<_> = insurees
        .iter()
        .map(|insuree| {
            (
                insuree_mutations::id.eq(Uuid::new_v4()),
                insuree_mutations::mutation_id.eq(mutation),
                insuree_mutations::insuree_id.eq(*insuree),
            )
        })
        .collect();
    diesel::insert_into(insuree_mutations::table)
        .values(links)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Notes that the running operation touches this family.
pub(crate) async fn link_family(context: &mut Context<'_>, family: i32) -> Result<(), Error> {
    let link = (
        family_mutations::id.eq(Uuid::new_v4()),
        family_mutations::mutation_id.eq(context.mutation()),
        family_mutations::family_id.eq(family),
    );
    diesel::insert_into(family_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}
