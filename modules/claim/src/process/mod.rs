//! Processing claims: those that were checked are valued to be paid (spec 8).

mod many;
mod one;

pub use many::ProcessClaims;
pub use one::ProcessClaim;

use crate::claim::Claim;
use crate::standing::{Moved, RejectionReason, Standing};
use openimis_adjudication::Decision;
use openimis_adjudication::decision::Status;
use openimis_core::error::Problem;

/// Where a claim goes that was checked (7.5).
fn after(claim: &Claim, decision: &Decision) -> Result<Moved, Problem> {
    let checked = claim.standing().and_then(Standing::checked)?;
    Ok(match decision.status {
        Status::Rejected => checked.reject(RejectionReason::of(decision.reason)),
        Status::Processed => checked.process(true),
        Status::Valuated | Status::Checked => checked.process(false),
    })
}
