//! Reason 6: the same was claimed before. openIMIS reserved it; an installation may ask for it.

use crate::case::Case;
use crate::claim::{Kind, Medical};
use crate::ledger::{PastClaim, medicals_of};
use crate::settings::Duplicates;
use crate::trace::Finding;

/// Another claim of the insuree that was not rejected, of the same facility and days, must not be for the same.
pub(crate) fn check(case: &Case<'_>) -> Result<(), Finding> {
    if case.settings.duplicates == Duplicates::Allowed {
        return Ok(());
    }
    let wanted = medicals_of(case.claim);
    let same_visit = |past: &&PastClaim| {
        let claim = case.claim;
        past.facility == claim.facility && past.from == claim.from && past.target == case.day
    };
    let mut same_visits = case.facts.ledger.other_claims(case.claim).filter(same_visit);
    match same_visits.find(|past| is_same(case.settings.duplicates, &wanted, &past.medicals)) {
        Some(past) => Err(Finding::SameClaim { claim: past.key }),
        None => Ok(()),
    }
}

fn is_same(compared: Duplicates, wanted: &[Medical], past: &[Medical]) -> bool {
    if compared == Duplicates::SameLines {
        return !wanted.is_empty() && wanted == past;
    }
    let services = |of: &[Medical]| {
        of.iter()
            .filter(|one| one.kind == Kind::Service)
            .copied()
            .collect::<Vec<_>>()
    };
    let wanted = services(wanted);
    !wanted.is_empty() && wanted == services(past)
}
