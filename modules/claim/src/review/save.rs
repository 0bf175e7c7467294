//! Writing a review.

use super::lines;
use crate::claim::{Claim, approve, keep, link};
use crate::line::{ItemInput, ServiceInput};
use crate::schema::claims;
use crate::standing::{self, RejectionReason};
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Writes what a reviewer says about a claim and its lines.
#[derive(Debug)]
pub struct SaveReview;

/// What a reviewer says. What the facility asked stays as it is (AR-87).
#[derive(Debug, Clone, Input)]
pub struct Review {
    /// What he says about the claim.
    pub adjustment: Patch<String>,
    /// What he says about its items, each by its id; others stay as they are.
    #[input(graphql_type = "ClaimItemInputType")]
    pub items: Option<Vec<ItemInput>>,
    /// The same about its services.
    #[input(graphql_type = "ClaimServiceInputType")]
    pub services: Option<Vec<ServiceInput>>,
    /// Whether the review is done.
    pub submit_review: Option<bool>,
}

impl Operation for SaveReview {
    type Target = Claim;
    type Input = Review;
    type Output = Saved<Claim>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.review",
        "claims",
        Verb::Act("review"),
        "Writes what a reviewer says about a claim that is selected for review.",
    )
    .right(rights::REVIEW_CLAIMS)
    .ended(&error::ENDED)
    .graphql("saveClaimReview", "claim.mutation.failed_to_save_claim_review")
    .dialect(OperationDialect {
        emptied: &["adjustment"],
        ..OperationDialect::on_row("claimUuid")
    });

    async fn run(context: &mut Context<'_>, claim: &Claim, input: &Review) -> Result<Saved<Claim>, Error> {
        let checked = claim.standing()?.checked()?;
        let mut moved = checked.review()?;
        let (items, services) = (
            input.items.as_deref().unwrap_or_default(),
            input.services.as_deref().unwrap_or_default(),
        );
        lines::check(items, services)?;
        keep(context, &[claim.id]).await?;
        lines::write(context, claim.id, items, services).await?;
        let count = lines::count(context, claim.id).await?;
        // AR-90 and AR-91: judged by all lines of the claim, not by those that were sent
        if count.passed == 0 && count.rejected > 0 {
            moved = checked.reject(RejectionReason::REVIEWER);
        } else if input.submit_review == Some(true) {
            moved = checked.deliver_review()?;
        }
        standing::write(context, &[(claim.id, moved)]).await?;
        note_reviewer(context, claim, &input.adjustment).await?;
        approve(context, &[claim.id]).await?;
        link(context, &[claim.id]).await?;
        context.emit(
            "claim.reviewed",
            json!({ "id": claim.id, "status": moved.status().number() }),
        );
        Ok(Saved::new(claim.id))
    }
}

async fn note_reviewer(context: &mut Context<'_>, claim: &Claim, adjustment: &Patch<String>) -> Result<(), Error> {
    diesel::update(claims::table.find(claim.id))
        .set((
            claims::adjustment.eq(adjustment.clone().over(claim.adjustment.clone())),
            claims::audit_user_id_review.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}
