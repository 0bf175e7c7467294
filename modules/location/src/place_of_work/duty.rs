//! Places that can be given to people.

use crate::area::check_reach;
use crate::error;
use crate::location::Location;
use crate::message;
use crate::settings::LocationSettings;
use crate::user_district;
use openimis_core::declare::Ref;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// What a place must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlaceKind {
    District,
    Village,
}

/// The places that a list names, within the actor's scope.
pub(super) async fn find(
    context: &mut Context<'_>,
    named: &[Ref<Location>],
    field: &str,
) -> Result<Vec<Location>, Error> {
    let mut found = Vec::with_capacity(named.len());
    for (index, place) in named.iter().enumerate() {
        found.push(context.resolve(place, &format!("{field}/{index}")).await?);
    }
    Ok(found)
}

/// Checks the places that somebody gains: of the right kind, and in the actor's own area.
pub(super) async fn check(
    context: &mut Context<'_>,
    gained: &[i32],
    found: &[Location],
    kind: PlaceKind,
    field: &str,
) -> Result<(), Error> {
    let settings = context.settings::<LocationSettings>();
    let wanted = match kind {
        PlaceKind::District => settings.location_types.get(user_district::LEVEL),
        PlaceKind::Village => settings.location_types.last(),
    };
    let is_wrong = |place: &&Location| gained.contains(&place.id) && Some(&place.location_type) != wanted;
    if let Some(wrong) = found.iter().find(is_wrong) {
        let name = wrong.name.as_deref().unwrap_or_default();
        let detail = message::place_of_type(name, &wrong.location_type);
        return Err(error::WRONG_PLACE_OF_WORK.at(field).detail(detail).into());
    }
    check_reach(context, gained, Some(field)).await
}
