//! Reason 17: the waiting period (5.3 E6a with 5.5, E12, AR-61, AR-62).

use crate::candidates::{Offer, after_months};
use crate::case::Case;
use crate::trace::Finding;

/// In the first policy of a family, and for who joined a policy later than it began, months must have passed since the
/// insuree is covered.
pub(crate) fn check(case: &Case<'_>, offer: &Offer<'_>) -> Result<(), Finding> {
    let candidate = &offer.candidate;
    let applies = candidate.policy.is_new || candidate.effective < candidate.insuree_effective;
    let until = after_months(candidate.insuree_effective, offer.waiting);
    if applies && case.day < until {
        return Err(Finding::Waiting { until });
    }
    Ok(())
}
