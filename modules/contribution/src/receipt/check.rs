//! Whether a receipt is free (rule 86, spec 3.3 `validatePremiumCode`).

use super::taken::is_taken;
use crate::{activation, rights};
use openimis_core::declare::{Declared, Input, Operation, Ref, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_policy::Policy;

/// Says whether a receipt is free.
#[derive(Debug)]
pub struct CheckReceipt;

/// The receipt in question.
#[derive(Debug, Clone, Input)]
pub struct ReceiptCode {
    /// Number of the receipt.
    pub code: String,
    /// The policy that is to be paid for.
    #[input(graphql = "policyUuid")]
    pub policy: Ref<Policy>,
}

impl Operation for CheckReceipt {
    type Target = ();
    type Input = ReceiptCode;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "premium.check_receipt",
        "premiums",
        Verb::Ask("receipt-check"),
        "Says whether no valid contribution to the policy's product has the receipt.",
    )
    .right(rights::FIND_CONTRIBUTIONS)
    .graphql("validatePremiumCode", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &ReceiptCode) -> Result<bool, Error> {
        let policy = activation::find_named(context, &input.policy).await?;
        Ok(!is_taken(context, policy.product_id, input.code.trim(), None).await?)
    }
}
