//! The unit price that is retained (spec 7.4 step 2, E2).

use super::{Valuation, package};
use crate::case::{Case, LineCase};
use crate::claim::{Assignment, Origin};
use crate::profile::Departure;
use crate::trace::{Finding, Place, Trace};
use rust_decimal::Decimal;

/// A reviewer's price; else the asked one, or that of the price list or register, with what packages and other modules
/// make of it.
pub(super) fn unit_price(
    valuation: &Valuation<'_, '_>,
    line: &LineCase<'_>,
    assignment: Assignment,
    place: Place,
    trace: &mut Trace,
) -> Result<Decimal, Finding> {
    if let Some(price) = line.line.price_approved {
        return Ok(price);
    }
    let case = valuation.case;
    let price = match assignment.origin {
        Some(Origin::OwnPrice) => line.line.asked,
        Some(Origin::PriceList | Origin::Relative) | None => list_price(case, line)?,
    };
    let mut price = package::verified(case, line, assignment, price, place, trace);
    for rule in valuation.rules {
        if let Some(change) = rule.change_price(case, line, price) {
            let changed = change.amount.max(Decimal::ZERO);
            trace.change(place, change.of(*rule), price, changed);
            price = changed;
        }
    }
    Ok(price)
}

/// The price list's price, unless that is empty or 0 (AR-72), else the register's on the target date.
fn list_price(case: &Case<'_>, line: &LineCase<'_>) -> Result<Decimal, Finding> {
    let zero_counts = case.settings.profile.follows(Departure::PriceListOfNothing);
    let listed = line.detail.and_then(|detail| detail.price);
    if let Some(price) = listed.filter(|price| zero_counts || !price.is_zero()) {
        return Ok(price);
    }
    let version = line.version.ok_or(Finding::NotYetRegistered { day: case.day })?;
    Ok(version.price)
}
