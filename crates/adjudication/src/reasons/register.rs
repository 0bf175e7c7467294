//! Reasons 1 and 9 of a line: the register (5.3 E1, AR-49, AR-50).

use crate::case::{Case, LineCase};
use crate::trace::Finding;

/// The row must be live today, and must have had a version on the target date.
pub(crate) fn check(case: &Case<'_>, line: &LineCase<'_>) -> Result<(), Finding> {
    if !line.register.is_some_and(|register| register.live) {
        return Err(Finding::RegisterClosed);
    }
    if line.version.is_none() {
        return Err(Finding::NotYetRegistered { day: case.day });
    }
    Ok(())
}
