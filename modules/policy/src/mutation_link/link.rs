//! Noting which logged change touched which policy or renewal.

use crate::schema::{policy_mutations, renewal_mutations};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// Notes that the running operation touches these policies.
pub(crate) async fn link_policies(context: &mut Context<'_>, policies: &[i32]) -> Result<(), Error> {
    let mutation = context.mutation();
    let link = |policy: &i32| {
        (
            policy_mutations::id.eq(Uuid::new_v4()),
            policy_mutations::mutation_id.eq(mutation),
            policy_mutations::policy_id.eq(*policy),
        )
    };
    let links: Vec<_> = policies.iter().map(link).collect();
    diesel::insert_into(policy_mutations::table)
        .values(links)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Notes that the running operation touches these renewals.
pub(crate) async fn link_renewals(context: &mut Context<'_>, renewals: &[i32]) -> Result<(), Error> {
    let mutation = context.mutation();
    let link = |renewal: &i32| {
        (
            renewal_mutations::id.eq(Uuid::new_v4()),
            renewal_mutations::mutation_id.eq(mutation),
            renewal_mutations::policy_renewal_id.eq(*renewal),
        )
    };
    let links: Vec<_> = renewals.iter().map(link).collect();
    diesel::insert_into(renewal_mutations::table)
        .values(links)
        .execute(context.connection())
        .await?;
    Ok(())
}
