//! Which logged change touched which contribution (spec 1.15, rule 106).

mod resource;

pub(crate) use resource::ADDITION;
pub use resource::PremiumMutation;

use crate::schema::premium_mutations;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// Notes that the running operation touches this contribution.
pub(crate) async fn link_premium(context: &mut Context<'_>, premium: i32) -> Result<(), Error> {
    let link = (
        premium_mutations::id.eq(Uuid::new_v4()),
        premium_mutations::mutation_id.eq(context.mutation()),
        premium_mutations::premium_id.eq(premium),
    );
    diesel::insert_into(premium_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}
