//! Where a payer belongs.

use crate::error;
use openimis_core::declare::Ref;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_location::{Location, LocationSettings};

/// Payers belong to a region or to a district.
const LEVELS: usize = 2;

/// The key of a region or district that the actor sees.
pub(super) async fn of_payer(context: &mut Context<'_>, named: &Ref<Location>) -> Result<i32, Error> {
    let place: Location = context.resolve(named, "location").await?;
    let settings = context.settings::<LocationSettings>();
    let mut types = settings.location_types.iter().take(LEVELS);
    if types.any(|known| *known == place.location_type) {
        Ok(place.id)
    } else {
        Err(error::WRONG_PLACE.at("location").into())
    }
}
