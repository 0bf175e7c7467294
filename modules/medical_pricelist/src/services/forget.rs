//! What ends in the register goes off the lists (AR-122).

use crate::detail_rows;
use openimis_core::declare::{Event, Listener};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_medical::RemoveMedicalService;

/// Takes a service that ended off every price list.
pub(crate) struct ForgetService;

impl Listener for ForgetService {
    type Of = RemoveMedicalService;

    const DOC: &'static str = "Takes the service off every price list.";

    async fn after(context: &mut Context<'_>, event: &Event<'_, RemoveMedicalService>, (): &()) -> Result<(), Error> {
        detail_rows::services::forget(context, event.target.id).await
    }
}
