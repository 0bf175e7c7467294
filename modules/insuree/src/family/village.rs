//! The village in which people live.

use crate::error;
use openimis_core::declare::Ref;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_location::{Location, LocationSettings};

/// The key of a place that is named, which must be of the lowest level (spec 1.5).
pub(crate) async fn village(context: &mut Context<'_>, named: &Ref<Location>, field: &str) -> Result<i32, Error> {
    let place: Location = context.resolve(named, field).await?;
    let settings = context.settings::<LocationSettings>();
    if settings.location_types.last() == Some(&place.location_type) {
        Ok(place.id)
    } else {
        Err(error::NOT_A_VILLAGE.at(field).into())
    }
}
