//! A location that price lists are for is not ended (W-43).

use crate::list_rows::{items, services};
use crate::{error, message};
use openimis_core::declare::{Event, Listener};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_location::{LocationSettings, Removal, RemoveLocation};

/// Refuses to end a location while valid price lists are for it, unless the installation lets everything end.
pub(crate) struct KeepPlace;

impl Listener for KeepPlace {
    type Of = RemoveLocation;

    const DOC: &'static str = "Refuses while valid price lists are for the location.";

    async fn validate(context: &mut Context<'_>, event: &Event<'_, RemoveLocation>) -> Result<(), Error> {
        if context.settings::<LocationSettings>().removal == Removal::Cascade {
            return Ok(());
        }
        let place = event.target.id;
        let lists = items::count_at(context, place).await? + services::count_at(context, place).await?;
        if lists > 0 {
            let detail = message::lists_at(lists);
            return Err(error::PLACE_IN_USE.problem().detail(detail).into());
        }
        Ok(())
    }
}
