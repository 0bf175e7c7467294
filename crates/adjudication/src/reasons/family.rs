//! Reason 7: the insuree and the family (5.3 C1 and C2, AR-31, AR-32).

use crate::case::Case;
use crate::trace::Finding;

/// Both rows must be live today.
pub(crate) fn check(case: &Case<'_>) -> Result<(), Finding> {
    match case.insuree {
        Some(insuree) if insuree.live && insuree.has_family => Ok(()),
        Some(insuree) if insuree.live => Err(Finding::NoFamily),
        _ => Err(Finding::InsureeClosed),
    }
}
