//! The further right that a location's level asks for (spec 6.2).

use crate::{error, rights};
use openimis_core::access::Actor;
use openimis_core::error::Problem;

/// Regions and districts (the two levels at the top) need 121906, everything below 121902 or 121906 (rule 60).
pub(super) fn check_level_right(actor: &Actor, level: usize) -> Result<(), Problem> {
    check_top_right(actor, level)?;
    let allowed = actor.holds(rights::ADD_REGIONS) || actor.holds(rights::ADD_LOCATIONS);
    if allowed {
        Ok(())
    } else {
        Err(error::VILLAGE_RIGHT_MISSING.problem())
    }
}

/// Regions and districts need 121906 (rule 60), also where a move makes them.
pub(super) fn check_top_right(actor: &Actor, level: usize) -> Result<(), Problem> {
    if level >= 2 || actor.holds(rights::ADD_REGIONS) {
        Ok(())
    } else {
        Err(error::REGION_RIGHT_MISSING.problem())
    }
}
