//! Deciding about many claims, so that each has an outcome of its own (W43).

use super::{Outcome, decide, with_lines, write};
use crate::claim::{Claim, keep, link};
use crate::settings::ClaimSettings;
use crate::standing::Moved;
use diesel_async::SimpleAsyncConnection;
use futures_util::future::BoxFuture;
use openimis_adjudication::{Decision, Step};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use serde_json::json;

/// How many claims are decided together: all that is known of them is in memory at once.
const TOGETHER: usize = 5_000;

/// Where a claim goes by what was decided about it.
pub(crate) type Move = fn(&Claim, &Decision) -> Result<Moved, Problem>;

/// Decides about these claims, which are locked, and writes it; what is answered is in their order. A claim with which
/// something goes wrong is as it was, and has no outcome: the others are done all the same (AR-48).
///
/// # Errors
/// When a claim cannot go where the decision sends it, or the transaction lost a race and is tried again.
pub(crate) async fn decide_together(
    context: &mut Context<'_>,
    step: Step,
    claims: &[Claim],
    to: Move,
) -> Result<Vec<Option<Outcome>>, Error> {
    let mut outcomes = Vec::with_capacity(claims.len());
    for chunk in claims.chunks(TOGETHER) {
        outcomes.extend(chunk_or_halves(context, step, chunk, to).await?);
    }
    Ok(outcomes)
}

/// A chunk that cannot be written is halved until the claim is found with which something goes wrong.
fn chunk_or_halves<'a>(
    context: &'a mut Context<'_>,
    step: Step,
    claims: &'a [Claim],
    to: Move,
) -> BoxFuture<'a, Result<Vec<Option<Outcome>>, Error>> {
    Box::pin(async move {
        context.connection().batch_execute("SAVEPOINT decided").await?;
        match decide_all(context, step, claims, to).await {
            Ok(outcomes) => {
                context.connection().batch_execute("RELEASE SAVEPOINT decided").await?;
                Ok(outcomes.into_iter().map(Some).collect())
            }
            Err(Error::Refused(problems)) => Err(Error::Refused(problems)),
            Err(error) if error.is_retryable() => Err(error),
            Err(error) => {
                context
                    .connection()
                    .batch_execute("ROLLBACK TO SAVEPOINT decided")
                    .await?;
                halves(context, step, claims, to, &error).await
            }
        }
    })
}

async fn halves(
    context: &mut Context<'_>,
    step: Step,
    claims: &[Claim],
    to: Move,
    error: &Error,
) -> Result<Vec<Option<Outcome>>, Error> {
    if let [claim] = claims {
        log::error!("claim {} cannot be decided: {error}", claim.uuid);
        return Ok(vec![None]);
    }
    let (first, second) = claims.split_at(claims.len() / 2);
    let mut outcomes = chunk_or_halves(context, step, first, to).await?;
    outcomes.extend(chunk_or_halves(context, step, second, to).await?);
    Ok(outcomes)
}

/// Decides about these claims and writes it, with their history and their links to the log: the number of statements does
/// not depend on that of the claims.
pub(crate) async fn decide_all(
    context: &mut Context<'_>,
    step: Step,
    claims: &[Claim],
    to: Move,
) -> Result<Vec<Outcome>, Error> {
    if claims.is_empty() {
        return Ok(Vec::new());
    }
    let keys: Vec<i32> = claims.iter().map(|claim| claim.id).collect();
    keep(context, &keys).await?;
    let parts = context.settings::<ClaimSettings>().verify_quantities;
    let found = with_lines(context.connection(), claims, parts).await?;
    let mut outcomes = Vec::with_capacity(claims.len());
    for (claim, decided) in claims.iter().zip(decide(context, step, found).await?) {
        let moved = Some(to(claim, &decided.decision)?);
        outcomes.push(Outcome { decided, moved });
    }
    write(context, step, &outcomes).await?;
    link(context, &keys).await?;
    for (claim, outcome) in claims.iter().zip(&outcomes) {
        let decision = &outcome.decided.decision;
        let told = json!({
            "id": claim.uuid, "from": claim.status, "to": decision.status.code(), "reason": decision.reason,
        });
        context.emit("claim.decided", told);
    }
    Ok(outcomes)
}
