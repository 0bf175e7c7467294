//! Reason 16: how much (5.3 E6b with 5.5, E11, AR-63, AR-64).

use crate::candidates::Offer;
use crate::case::{Case, LineCase};
use crate::profile::Departure;
use crate::trace::Finding;
use rust_decimal::Decimal;

/// What an offer leaves of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grant {
    /// All of it.
    Whole,
    /// What is left of the limit.
    Reduced { to: Decimal, limit: Decimal, used: Decimal },
}

/// The lines before this one in the claim count like those of other claims.
pub(crate) fn check(
    case: &Case<'_>,
    offer: &Offer<'_>,
    line: &LineCase<'_>,
    before: &[LineCase<'_>],
) -> Result<Grant, Finding> {
    let limit = offer.line.quantity.of(case.age).filter(|limit| *limit >= 0);
    let Some(limit) = limit.map(Decimal::from) else {
        return Ok(Grant::Whole);
    };
    let candidate = &offer.candidate;
    let last = candidate.expiry.min(candidate.insuree_expiry);
    let used = case.used_between(line.line, before, candidate.insuree_effective, last);
    if limit <= used {
        return Err(Finding::QuantityUsedUp { limit, used });
    }
    let to = limit - used;
    if line.quantity() <= to || case.settings.profile.follows(Departure::WholeQuantities) {
        return Ok(Grant::Whole);
    }
    Ok(Grant::Reduced { to, limit, used })
}
