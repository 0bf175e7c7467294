//! Reason 2: the price list (5.3 E2, AR-51, AR-52).

use crate::case::{Case, LineCase};
use crate::trace::Finding;

/// The facility's live price list must have had a row on the target date.
pub(crate) fn check(case: &Case<'_>, line: &LineCase<'_>) -> Result<(), Finding> {
    if line.detail.is_none() {
        return Err(Finding::NotInPriceList { day: case.day });
    }
    Ok(())
}
