//! A step of many claims: each is decided alone, and all that are moved are written at once (W56).

use super::prompts::{self, Officers};
use crate::claim::{Chosen, Claim, Outcomes, choose, keep, link};
use crate::standing::{self, Checked, Moved, Standing};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use serde_json::{Value, json};
use std::collections::HashMap;

/// What becomes of a checked claim.
pub(super) type Step = fn(Checked) -> Result<Moved, Problem>;

/// What a step does to the prompts of the officers who ask for feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prompts {
    /// Nothing.
    Stay,
    /// Somebody is told to ask; a claim with nobody to ask for it stays as it is (AR-94).
    Open,
    /// Nobody is to ask any more (AR-95).
    Close,
}

/// Takes the step with the claims that are chosen, and tells what became of each.
pub(super) async fn take(
    context: &mut Context<'_>,
    input: &Chosen,
    step: Step,
    prompts: Prompts,
) -> Result<Value, Error> {
    let mut outcomes = Outcomes::default();
    let uuids = input.uuids.as_deref().unwrap_or_default();
    let claims = choose(context, uuids, &mut outcomes).await?;
    move_all(context, &claims, |_| step, prompts, &mut outcomes).await?;
    Ok(outcomes.into_answer())
}

/// Takes a step with each of these locked claims.
pub(super) async fn move_all(
    context: &mut Context<'_>,
    claims: &[Claim],
    step_of: impl Fn(&Claim) -> Step,
    prompts: Prompts,
    outcomes: &mut Outcomes,
) -> Result<(), Error> {
    let mut taken = Vec::with_capacity(claims.len());
    for claim in claims {
        let moved = claim.standing().and_then(Standing::checked);
        match moved.and_then(|checked| step_of(claim)(checked)) {
            Ok(moved) => taken.push((claim, moved)),
            Err(problem) => outcomes.refused(context, claim, &[problem]),
        }
    }
    let officers = match prompts {
        Prompts::Open => officers(context, &mut taken, outcomes).await?,
        Prompts::Stay | Prompts::Close => HashMap::new(),
    };
    let keys: Vec<i32> = taken.iter().map(|(claim, _)| claim.id).collect();
    if keys.is_empty() {
        return Ok(());
    }
    keep(context, &keys).await?;
    let written: Vec<(i32, Moved)> = taken.iter().map(|(claim, moved)| (claim.id, *moved)).collect();
    standing::write(context, &written).await?;
    match prompts {
        Prompts::Stay => {}
        Prompts::Open => prompts::open(context, officers).await?,
        Prompts::Close => prompts::close(context, &keys).await?,
    }
    link(context, &keys).await?;
    for (claim, moved) in taken {
        outcomes.done(claim);
        let (review, feedback) = (moved.review().number(), moved.feedback().number());
        context.emit(
            "claim.selected",
            json!({ "id": claim.id, "reviewStatus": review, "feedbackStatus": feedback }),
        );
    }
    Ok(())
}

/// Who asks the patients; claims with nobody to ask for them are refused.
async fn officers(
    context: &mut Context<'_>,
    taken: &mut Vec<(&Claim, Moved)>,
    outcomes: &mut Outcomes,
) -> Result<Officers, Error> {
    let keys: Vec<i32> = taken.iter().map(|(claim, _)| claim.id).collect();
    let officers = prompts::who_asks(context, &keys).await?;
    taken.retain(|(claim, _)| match officers.get(&claim.id) {
        Some(Err(problem)) => {
            outcomes.refused(context, claim, std::slice::from_ref(problem));
            false
        }
        _ => true,
    });
    Ok(officers)
}
