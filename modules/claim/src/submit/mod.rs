//! Submitting claims: they are checked, and either found right, wholly or in part, or rejected (spec 5).

mod many;
mod one;

pub use many::SubmitClaims;
pub use one::SubmitClaim;

use crate::claim::Claim;
use crate::standing::{Moved, RejectionReason, Standing};
use openimis_adjudication::Decision;
use openimis_adjudication::decision::Status;
use openimis_core::error::Problem;

/// Where a claim goes that was entered (5.1).
fn after(claim: &Claim, decision: &Decision) -> Result<Moved, Problem> {
    let entered = claim.standing().and_then(Standing::entered)?;
    Ok(match decision.status {
        Status::Rejected => entered.reject(RejectionReason::of(decision.reason)),
        Status::Checked | Status::Processed | Status::Valuated => entered.check(),
    })
}
