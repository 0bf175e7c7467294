//! Processing a claim.

use super::after;
use crate::adjudicate::{Told, decide_all};
use crate::claim::Claim;
use crate::standing::Standing;
use crate::{error, rights};
use openimis_adjudication::Step;
use openimis_core::declare::{Declared, Operation, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Processes a claim.
#[derive(Debug)]
pub struct ProcessClaim;

impl Operation for ProcessClaim {
    type Target = Claim;
    type Input = ();
    type Output = Saved<Claim>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.process_one",
        "claims",
        Verb::Act("processing"),
        "Values a checked claim to be paid.",
    )
    .right(rights::PROCESS_CLAIMS)
    .ended(&error::ENDED);

    async fn run(context: &mut Context<'_>, claim: &Claim, (): &()) -> Result<Saved<Claim>, Error> {
        claim.standing().and_then(Standing::checked)?;
        let mut told = Told::default();
        for outcome in decide_all(context, Step::Processing, std::slice::from_ref(claim), after).await? {
            told.decided(context, claim, &outcome);
        }
        context.report().tell("claim_stats", told.of_processing());
        Ok(Saved::new(claim.id))
    }
}
