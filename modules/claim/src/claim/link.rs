//! Noting which logged change touched which claim (spec 1.9).

use crate::schema::claim_mutations;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Notes that the running operation touches these claims.
pub(crate) async fn link(context: &mut Context<'_>, claims: &[i32]) -> Result<(), Error> {
    context.touches(claim_mutations::claim_id, claims).await
}
