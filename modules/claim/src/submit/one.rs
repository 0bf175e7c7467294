//! Submitting a claim.

use super::after;
use crate::adjudicate::{Told, decide_all};
use crate::claim::Claim;
use crate::standing::Standing;
use crate::{error, rights};
use openimis_adjudication::Step;
use openimis_core::declare::{Declared, Operation, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Submits a claim.
#[derive(Debug)]
pub struct SubmitClaim;

impl Operation for SubmitClaim {
    type Target = Claim;
    type Input = ();
    type Output = Saved<Claim>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.submit_one",
        "claims",
        Verb::Act("submission"),
        "Submits a claim: it is checked, and rejected if it is not right.",
    )
    .right(rights::SUBMIT_CLAIMS)
    .ended(&error::ENDED);

    async fn run(context: &mut Context<'_>, claim: &Claim, (): &()) -> Result<Saved<Claim>, Error> {
        claim.standing().and_then(Standing::entered)?;
        let mut told = Told::default();
        for outcome in decide_all(context, Step::Submission, std::slice::from_ref(claim), after).await? {
            told.decided(context, claim, &outcome);
        }
        context.report().tell("claim_stats", told.of_submission());
        Ok(Saved::new(claim.id))
    }
}
