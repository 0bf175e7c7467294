//! Reason 1 of a claim: every line is rejected (5.3 H, AR-42, AR-43).

use crate::case::LineCase;
use crate::trace::Finding;

/// One line must have passed; of a claim without lines none has.
pub(crate) fn check(lines: &[LineCase<'_>]) -> Result<(), Finding> {
    if lines.iter().any(|line| line.decided.passed) {
        return Ok(());
    }
    Err(Finding::AllRejected { lines: lines.len() })
}
