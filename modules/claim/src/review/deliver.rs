//! Reviews that are done.

use crate::adjudicate::revalue;
use crate::claim::{Chosen, Outcomes, approve, choose, keep, link};
use crate::rights;
use crate::schema::claims;
use crate::selection::FAILURE;
use crate::standing::{self, Standing};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::{Value, json};

/// Delivers the reviews of claims.
#[derive(Debug)]
pub struct DeliverReviews;

impl Operation for DeliverReviews {
    type Target = ();
    type Input = Chosen;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "claim.deliver_review",
        "claims",
        Verb::ActOnAll("review-delivery"),
        "The reviews of claims are done; tells what became of each.",
    )
    .right(rights::REVIEW_CLAIMS)
    .graphql("deliverClaimsReview", FAILURE);

    async fn run(context: &mut Context<'_>, (): &(), input: &Chosen) -> Result<Value, Error> {
        let mut outcomes = Outcomes::default();
        let uuids = input.uuids.as_deref().unwrap_or_default();
        let mut delivered = Vec::new();
        let mut reviewed = Vec::new();
        for mut claim in choose(context, uuids, &mut outcomes).await? {
            let checked = claim.standing().and_then(Standing::checked);
            match checked.and_then(standing::Checked::deliver_review) {
                Ok(moved) => {
                    outcomes.done(&claim);
                    delivered.push((claim.id, moved));
                    claim.review_status = Some(moved.review().number());
                    reviewed.push(claim);
                }
                Err(problem) => outcomes.refused(context, &claim, &[problem]),
            }
        }
        let keys: Vec<i32> = delivered.iter().map(|(claim, _)| *claim).collect();
        if !keys.is_empty() {
            keep(context, &keys).await?;
            standing::write(context, &delivered).await?;
            diesel::update(claims::table.filter(claims::id.eq_any(&keys)))
                .set(claims::audit_user_id_review.eq(context.actor().audit_user_id()))
                .execute(context.connection())
                .await?;
            revalue(context, &reviewed).await?;
            approve(context, &keys).await?;
            link(context, &keys).await?;
            for key in &keys {
                context.emit("claim.reviewed", json!({ "id": key }));
            }
        }
        Ok(outcomes.into_answer())
    }
}
