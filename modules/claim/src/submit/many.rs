//! Submitting many claims.

use super::after;
use crate::adjudicate::{FAILURE, Told, decide_together, told_of};
use crate::claim::Claim;
use crate::rights;
use crate::standing::Standing;
use openimis_adjudication::Step;
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::Value;

/// The claims that are to be submitted.
#[derive(Debug, Clone, Input)]
pub struct Submitted {
    /// Their UUIDs.
    pub uuids: Option<Vec<String>>,
}

/// Submits claims.
#[derive(Debug)]
pub struct SubmitClaims;

impl Operation for SubmitClaims {
    type Target = ();
    type Input = Submitted;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "claim.submit",
        "claims",
        Verb::ActOnAll("submission"),
        "Submits claims: each is checked, and rejected if it is not right; tells what became of each.",
    )
    .right(rights::SUBMIT_CLAIMS)
    .graphql("submitClaims", FAILURE);

    async fn run(context: &mut Context<'_>, (): &(), input: &Submitted) -> Result<Value, Error> {
        let uuids = input.uuids.as_deref().unwrap_or_default();
        let mut told = Told::default();
        let may_go = |claim: &Claim| claim.standing().and_then(Standing::entered).map(drop);
        let claims = told_of(context, uuids, &mut told, may_go).await?;
        let outcomes = decide_together(context, Step::Submission, &claims, after).await?;
        told.all(context, &claims, &outcomes);
        let stats = told.of_submission();
        context.report().tell("claim_stats", stats.clone());
        Ok(told.into_answer(&stats))
    }
}
