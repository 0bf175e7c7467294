//! Processing many claims.

use super::after;
use crate::adjudicate::{FAILURE, Told, decide_together, told_of};
use crate::claim::{Chosen, Claim};
use crate::rights;
use crate::standing::Standing;
use openimis_adjudication::Step;
use openimis_core::declare::{Declared, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::Value;

/// Processes claims.
#[derive(Debug)]
pub struct ProcessClaims;

impl Operation for ProcessClaims {
    type Target = ();
    type Input = Chosen;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "claim.process",
        "claims",
        Verb::ActOnAll("processing"),
        "Values checked claims to be paid; tells what became of each.",
    )
    .right(rights::PROCESS_CLAIMS)
    .graphql("processClaims", FAILURE);

    async fn run(context: &mut Context<'_>, (): &(), input: &Chosen) -> Result<Value, Error> {
        let uuids = input.uuids.as_deref().unwrap_or_default();
        let mut told = Told::default();
        let may_go = |claim: &Claim| claim.standing().and_then(Standing::checked).map(drop);
        let claims = told_of(context, uuids, &mut told, may_go).await?;
        let outcomes = decide_together(context, Step::Processing, &claims, after).await?;
        told.all(context, &claims, &outcomes);
        let stats = told.of_processing();
        context.report().tell("claim_stats", stats.clone());
        Ok(told.into_answer(&stats))
    }
}
