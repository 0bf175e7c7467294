//! Reason 21: no policy covers the day (5.3 C3, AR-33).

use crate::candidates::Candidate;
use crate::case::Case;
use crate::trace::Finding;

/// There must be a candidate.
pub(crate) fn check(case: &Case<'_>, candidates: &[Candidate<'_>]) -> Result<(), Finding> {
    if candidates.is_empty() {
        return Err(Finding::NoPolicy { day: case.day });
    }
    Ok(())
}
