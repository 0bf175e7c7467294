//! Whether a code is free (spec 12.2 `validateClaimCode`).

use super::taken::is_taken;
use crate::rights;
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Says whether a code is free.
#[derive(Debug)]
pub struct CheckClaimCode;

/// The code in question.
#[derive(Debug, Clone, Input)]
pub struct ClaimCode {
    /// The code.
    #[input(name = "claimCode")]
    pub code: String,
}

impl Operation for CheckClaimCode {
    type Target = ();
    type Input = ClaimCode;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "claim.check_code",
        "claims",
        Verb::Ask("code-check"),
        "Says whether no valid claim of any facility has the code.",
    )
    .right(rights::FIND_CLAIMS)
    .graphql("validateClaimCode", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &ClaimCode) -> Result<bool, Error> {
        Ok(!is_taken(context, &input.code).await?)
    }
}
