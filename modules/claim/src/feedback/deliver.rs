//! A patient has answered (spec 9.4).

use super::FeedbackInput;
use crate::claim::{Claim, keep, link};
use crate::schema::{claims, feedbacks};
use crate::selection::close_prompts;
use crate::{error, rights, standing};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;
use uuid::Uuid;

/// Writes what a patient said about his treatment.
#[derive(Debug)]
pub struct DeliverFeedback;

/// What is delivered.
#[derive(Debug, Clone, Input)]
pub struct DeliveredFeedback {
    /// What he said.
    #[input(graphql_type = "FeedbackInputType")]
    pub feedback: FeedbackInput,
}

impl Operation for DeliverFeedback {
    type Target = Claim;
    type Input = DeliveredFeedback;
    type Output = Saved<Claim>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.deliver_feedback",
        "claims",
        Verb::Act("feedback"),
        "Writes what the patient of a claim that is selected for feedback said.",
    )
    .right(rights::DELIVER_FEEDBACK)
    .ended(&error::ENDED)
    .graphql(
        "deliverClaimFeedback",
        "claim.mutation.failed_to_deliver_claim_feedback",
    )
    .dialect(OperationDialect::on_row("claimUuid"));

    async fn run(context: &mut Context<'_>, claim: &Claim, input: &DeliveredFeedback) -> Result<Saved<Claim>, Error> {
        let moved = claim.standing()?.checked()?.deliver_feedback()?;
        if input
            .feedback
            .assessment
            .is_some_and(|assessment| !(0..=5).contains(&assessment))
        {
            return Err(error::ASSESSMENT.at("asessment").inside("feedback").into());
        }
        for copy in keep(context, &[claim.id]).await? {
            hand_over(context, claim.id, copy.copy).await?;
        }
        let feedback = store(context, claim.id, &input.feedback).await?;
        standing::write(context, &[(claim.id, moved)]).await?;
        diesel::update(claims::table.find(claim.id))
            .set((claims::feedback_available.eq(true), claims::feedback_id.eq(feedback)))
            .execute(context.connection())
            .await?;
        close_prompts(context, &[claim.id]).await?;
        link(context, &[claim.id]).await?;
        context.emit("claim.feedback_delivered", json!({ "id": claim.id }));
        Ok(Saved::new(claim.id))
    }
}

/// What was said before belongs to the claim as it was before.
async fn hand_over(context: &mut Context<'_>, claim: i32, version: i64) -> Result<(), Error> {
    let version = i32::try_from(version).map_err(Error::internal)?;
    diesel::update(feedbacks::table.filter(feedbacks::claim_id.eq(claim)))
        .set(feedbacks::claim_id.eq(version))
        .execute(context.connection())
        .await?;
    Ok(())
}

async fn store(context: &mut Context<'_>, claim: i32, said: &FeedbackInput) -> Result<i32, Error> {
    let now = context.now();
    let row = (
        feedbacks::uuid.eq(Uuid::new_v4().to_string()),
        feedbacks::claim_id.eq(claim),
        feedbacks::care_rendered.eq(said.care_rendered),
        feedbacks::payment_asked.eq(said.payment_asked),
        feedbacks::drug_prescribed.eq(said.drug_prescribed),
        feedbacks::drug_received.eq(said.drug_received),
        feedbacks::assessment.eq(said.assessment),
        feedbacks::officer_id.eq(said.officer_id),
        feedbacks::feedback_date.eq(said.feedback_date.unwrap_or(now)),
        feedbacks::audit_user_id.eq(context.actor().audit_user_id()),
        feedbacks::valid_from.eq(now),
    );
    let insert = diesel::insert_into(feedbacks::table)
        .values(row)
        .returning(feedbacks::id);
    Ok(insert.get_result(context.connection()).await?)
}
