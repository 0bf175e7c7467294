//! The rows that a facility refers to.

use crate::area::check_reach;
use crate::error;
use crate::location::Location;
use crate::message;
use crate::register::{LegalForm, SubLevel};
use crate::settings::LocationSettings;
use crate::user_district;
use openimis_core::declare::Ref;
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;

/// The code of a legal form that exists.
pub(super) async fn legal_form(context: &mut Context<'_>, named: &Ref<LegalForm>) -> Result<String, Error> {
    Ok(context.resolve(named, "legalForm").await?.code)
}

/// The code of a sub-level that exists.
pub(super) async fn sub_level(context: &mut Context<'_>, named: &Ref<SubLevel>) -> Result<String, Error> {
    Ok(context.resolve(named, "subLevel").await?.code)
}

/// The key of a district that the actor may touch (W-64).
pub(super) async fn district(context: &mut Context<'_>, named: &Ref<Location>) -> Result<i32, Error> {
    let place: Location = context.resolve(named, "location").await?;
    let wanted = location_type(context, user_district::LEVEL);
    if wanted.is_some_and(|wanted| wanted != place.location_type) {
        return Err(error::NOT_A_DISTRICT.at("location").into());
    }
    check_reach(context, &[place.id], Some("location")).await?;
    Ok(place.id)
}

/// The key of a village that the actor may touch.
pub(super) async fn village(context: &mut Context<'_>, named: &Ref<Location>, entry: usize) -> Result<i32, Error> {
    let in_entry = |problem: Problem| problem.inside(entry).inside("catchments");
    let place: Location = match context.resolve(named, "location").await {
        Err(Error::Refused(problems)) => {
            return Err(Error::Refused(problems.into_iter().map(in_entry).collect()));
        }
        found => found?,
    };
    let lowest = context.settings::<LocationSettings>().location_types.last().cloned();
    if lowest.is_some_and(|lowest| lowest != place.location_type) {
        let problem = error::CATCHMENT.at("location").detail(message::catchment_of_villages());
        return Err(in_entry(problem).into());
    }
    Ok(place.id)
}

fn location_type(context: &Context<'_>, level: usize) -> Option<String> {
    context
        .settings::<LocationSettings>()
        .location_types
        .get(level)
        .cloned()
}
