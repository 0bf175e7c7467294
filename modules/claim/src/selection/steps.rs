//! The steps, an operation each.

use super::step::{Prompts, take};
use crate::claim::Chosen;
use crate::rights;
use crate::standing::Checked;
use openimis_core::declare::{Declared, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::Value;

/// openIMIS's message when a step fails.
pub(crate) const FAILURE: &str = "claim.mutation.failed_to_change_status_of_claim";

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident = $operation:literal, $word:literal, $field:literal, $about:literal, $step:expr, $prompts:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;

        impl Operation for $name {
            type Target = ();
            type Input = Chosen;
            type Output = Value;

            const DESCRIPTION: Declared = Declared::new($operation, "claims", Verb::ActOnAll($word), $about)
                .right(rights::EDIT_CLAIMS)
                .graphql($field, FAILURE);

            async fn run(context: &mut Context<'_>, (): &(), input: &Chosen) -> Result<Value, Error> {
                take(context, input, $step, Prompts::$prompts).await
            }
        }
    )*};
}

steps! {
    /// Selects claims for review.
    SelectForReview = "claim.select_for_review", "review-selection", "selectClaimsForReview",
        "Selects checked claims for review; tells what became of each.", Checked::select_for_review, Stay;
    /// Selected claims are not reviewed after all.
    BypassReview = "claim.bypass_review", "review-bypass", "bypassClaimsReview",
        "Claims that were selected for review are not reviewed after all.", Checked::bypass_review, Stay;
    /// Claims are not selected for review.
    SkipReview = "claim.skip_review", "review-skip", "skipClaimsReview",
        "Checked claims are passed over for review.", |checked| Ok(checked.skip_review()), Stay;
    /// Selects claims for feedback.
    SelectForFeedback = "claim.select_for_feedback", "feedback-selection", "selectClaimsForFeedback",
        "Selects checked claims for feedback: an officer of the village is told to ask the patient.",
        Checked::select_for_feedback, Open;
    /// Patients are not asked after all.
    BypassFeedback = "claim.bypass_feedback", "feedback-bypass", "bypassClaimsFeedback",
        "Patients of selected claims are not asked after all.", Checked::bypass_feedback, Close;
    /// Claims are not selected for feedback.
    SkipFeedback = "claim.skip_feedback", "feedback-skip", "skipClaimsFeedback",
        "Checked claims are passed over for feedback.", |checked| Ok(checked.skip_feedback()), Close;
}
