//! Valuing claims again whose review is done.

use super::{Outcome, decide, with_lines, write};
use crate::claim::Claim;
use crate::settings::ClaimSettings;
use crate::standing::{RejectionReason, Standing};
use openimis_adjudication::Step;
use openimis_adjudication::decision::Status;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Values these claims, which are locked and checked, by the quantities and prices that their review approved: what they use
/// of policies is written anew (AR-88, W2). One of which no line is left is rejected (AR-90).
pub(crate) async fn revalue(context: &mut Context<'_>, claims: &[Claim]) -> Result<(), Error> {
    if claims.is_empty() {
        return Ok(());
    }
    let parts = context.settings::<ClaimSettings>().verify_quantities;
    let found = with_lines(context.connection(), claims, parts).await?;
    let decided = decide(context, Step::Review, found).await?;
    let mut outcomes = Vec::with_capacity(decided.len());
    for (row, decided) in claims.iter().zip(decided) {
        let rejected = decided.decision.status == Status::Rejected;
        let moved = if rejected {
            let checked = row.standing().and_then(Standing::checked)?;
            Some(checked.reject(RejectionReason::of(decided.decision.reason)))
        } else {
            None
        };
        outcomes.push(Outcome { decided, moved });
    }
    write(context, Step::Review, &outcomes).await
}
