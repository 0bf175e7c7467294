//! What kind of claim it is (spec 5.4).

use crate::case::{Case, LineCase};
use crate::claim::{Category, Kind};
use crate::profile::Departure;

/// The first category, in the order of [`Category`], among the services that the facility's price list has, with H for
/// a stay; a visit without any. It is determined anew while the claim is entered (W25).
pub(crate) fn category(case: &Case<'_>, lines: &[LineCase<'_>]) -> Category {
    let legacy = case.settings.profile.follows(Departure::CategoryOfStaysOnly);
    let counts = |category: &Category| !legacy || !matches!(category, Category::Other | Category::Hospitalisation);
    let of_services = lines
        .iter()
        .filter(|one| is_listed_service(one))
        .filter_map(|one| one.version?.category);
    let of_stay = case.stay.then_some(Category::Hospitalisation);
    of_services
        .filter(counts)
        .chain(of_stay)
        .min()
        .unwrap_or(Category::Visit)
}

fn is_listed_service(one: &LineCase<'_>) -> bool {
    let is_service = one.line.medical.kind == Kind::Service;
    is_service && one.line.is_open() && one.detail.is_some() && one.register.is_some_and(|register| register.live)
}
