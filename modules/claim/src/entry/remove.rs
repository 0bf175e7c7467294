//! Deleting claims (spec 4.4).

use crate::claim::{Chosen, Claim, Outcomes, choose, keep, link};
use crate::schema::{claims, dedrems};
use crate::settings::ClaimSettings;
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use serde_json::{Value, json};

/// Deletes claims.
#[derive(Debug)]
pub struct RemoveClaims;

impl Operation for RemoveClaims {
    type Target = ();
    type Input = Chosen;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "claim.delete",
        "claims",
        Verb::ActOnAll("deletion"),
        "Deletes claims that were not submitted yet; tells what became of each.",
    )
    .right(rights::DELETE_CLAIMS)
    .graphql("deleteClaims", "claim.mutation.failed_to_delete_claim");

    async fn run(context: &mut Context<'_>, (): &(), input: &Chosen) -> Result<Value, Error> {
        // AR-28: also a single one is told by its UUID
        context.report().by_title();
        let settings = context.settings::<ClaimSettings>();
        let mut outcomes = Outcomes::default();
        let uuids = input.uuids.as_deref().unwrap_or_default();
        let mut ended = Vec::new();
        for claim in choose(context, uuids, &mut outcomes).await? {
            match refuse(&claim, &settings) {
                Ok(()) => {
                    outcomes.done(&claim);
                    ended.push(claim.id);
                }
                Err(problem) => outcomes.refused(context, &claim, &[problem]),
            }
        }
        end(context, &ended).await?;
        Ok(outcomes.into_answer())
    }
}

/// Deletes a claim.
#[derive(Debug)]
pub struct RemoveClaim;

impl Operation for RemoveClaim {
    type Target = Claim;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "claim.delete_one",
        "claims",
        Verb::Delete,
        "Deletes a claim that was not submitted yet.",
    )
    .right(rights::DELETE_CLAIMS)
    .ended(&error::ENDED);

    async fn run(context: &mut Context<'_>, claim: &Claim, (): &()) -> Result<(), Error> {
        refuse(claim, &context.settings::<ClaimSettings>())?;
        end(context, &[claim.id]).await
    }
}

/// Entered claims are deleted; those that were checked only where the installation says so (AR-27).
fn refuse(claim: &Claim, settings: &ClaimSettings) -> Result<(), Problem> {
    let standing = claim.standing()?;
    if settings.delete_checked_claims && standing.checked().is_ok() {
        return Ok(());
    }
    standing.entered().map(drop)
}

/// Ends these claims and what they used up of policies, so that it does not count any more (W12).
async fn end(context: &mut Context<'_>, keys: &[i32]) -> Result<(), Error> {
    if keys.is_empty() {
        return Ok(());
    }
    let (now, user) = (context.now(), context.actor().audit_user_id());
    keep(context, keys).await?;
    diesel::update(claims::table.filter(claims::id.eq_any(keys)))
        .set((
            claims::valid_from.eq(now),
            claims::valid_to.eq(now),
            claims::audit_user_id.eq(user),
        ))
        .execute(context.connection())
        .await?;
    diesel::update(dedrems::table.filter(dedrems::claim_id.eq_any(keys).and(dedrems::valid_to.is_null())))
        .set(dedrems::valid_to.eq(now))
        .execute(context.connection())
        .await?;
    link(context, keys).await?;
    for key in keys {
        context.emit("claim.deleted", json!({ "id": key }));
    }
    Ok(())
}
