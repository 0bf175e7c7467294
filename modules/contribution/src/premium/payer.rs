//! Who paid for a family.

use openimis_core::declare::Ref;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_payer::Payer;

/// The key of the payer who is named; one who is not there is refused, not forgotten (spec 2.13).
pub(crate) async fn find(context: &mut Context<'_>, named: Option<&Ref<Payer>>) -> Result<Option<i32>, Error> {
    let Some(named) = named else { return Ok(None) };
    let payer: Payer = context.resolve(named, "payer").await?;
    Ok(Some(payer.id))
}
