//! The level of a location: where its type stands in the setting `location_types`.

use crate::error;
use crate::message;
use crate::settings::LocationSettings;
use openimis_core::error::Problem;
use openimis_core::language::Argument;

/// The level of a type, 0 for regions.
pub(crate) fn level_of(settings: &LocationSettings, location_type: &str) -> Option<usize> {
    settings.location_types.iter().position(|known| known == location_type)
}

/// The level of a type that a request names (W-21).
pub(super) fn level(settings: &LocationSettings, location_type: &str) -> Result<usize, Problem> {
    level_of(settings, location_type).ok_or_else(|| {
        let known = Argument::all(&settings.location_types);
        error::UNKNOWN_TYPE.at("locationType").detail(message::types(known))
    })
}

/// Checks that the parent, given by its type, is exactly one level above (W-21).
pub(super) fn check_parent(
    settings: &LocationSettings,
    level: usize,
    parent_type: Option<&str>,
) -> Result<(), Problem> {
    let fits = match parent_type {
        None => level == 0,
        Some(parent) => level_of(settings, parent).is_some_and(|parent| parent + 1 == level),
    };
    if fits {
        return Ok(());
    }
    let detail = match level
        .checked_sub(1)
        .and_then(|above| settings.location_types.get(above))
    {
        Some(above) => message::parent_of_type(above),
        None => message::no_parent(),
    };
    Err(error::WRONG_LEVEL.at("parent").detail(detail))
}
