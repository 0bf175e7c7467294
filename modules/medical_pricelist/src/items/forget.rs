//! What ends in the register goes off the lists (AR-122).

use crate::detail_rows;
use openimis_core::declare::{Event, Listener};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_medical::RemoveMedicalItem;

/// Takes an item that ended off every price list.
pub(crate) struct ForgetItem;

impl Listener for ForgetItem {
    type Of = RemoveMedicalItem;

    const DOC: &'static str = "Takes the item off every price list.";

    async fn after(context: &mut Context<'_>, event: &Event<'_, RemoveMedicalItem>, (): &()) -> Result<(), Error> {
        detail_rows::items::forget(context, event.target.id).await
    }
}
