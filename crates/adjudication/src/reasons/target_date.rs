//! Reason 9 of a claim: its days (5.3 A, AR-30).

use crate::claim::Claim;
use crate::trace::Finding;

/// There must be a day, the claim cannot be older than the visit, and a stay cannot end before it begins (4.1).
pub(crate) fn check(claim: &Claim) -> Result<(), Finding> {
    match (claim.from, claim.to) {
        (None, None) => Err(Finding::NoDays),
        (Some(from), _) if claim.claimed_on < from => Err(Finding::ClaimedBeforeVisit {
            from,
            claimed: claim.claimed_on,
        }),
        (Some(from), Some(to)) if to < from => Err(Finding::EndsBeforeStart { from, to }),
        _ => Ok(()),
    }
}
