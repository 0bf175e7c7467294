//! The errors of the contribution module.

use openimis_core::error::ErrorKind;

/// Rule 86: one receipt per product.
pub const RECEIPT_TAKEN: ErrorKind = ErrorKind::new(
    "contribution.receipt_taken",
    409,
    "Receipt already used",
    "Choose a receipt that no valid contribution to the same product has.",
)
.legacy("mutation.code_already_taken");

/// BUG-28: the policy that is paid for.
pub const POLICY_UNKNOWN: ErrorKind = ErrorKind::new(
    "contribution.policy_unknown",
    422,
    "No such policy",
    "Name a valid policy of a family in your area.",
)
.legacy("policy_uuid_not_found");

/// Money that is taken back is a contribution that is corrected or deleted.
pub const NEGATIVE_AMOUNT: ErrorKind = ErrorKind::new(
    "contribution.negative_amount",
    422,
    "Negative amount",
    "Send what was paid; correct or delete a contribution that was recorded wrongly.",
);

/// `numeric(18,2)`.
pub const AMOUNT_TOO_LARGE: ErrorKind = ErrorKind::new(
    "contribution.amount_too_large",
    422,
    "Amount too large",
    "Send an amount of at most sixteen digits before the point.",
);

/// A day that no payment can have.
pub const IMPOSSIBLE_DAY: ErrorKind = ErrorKind::new(
    "contribution.impossible_day",
    422,
    "Impossible day of payment",
    "Send a day from the year 1900 to the year 9999.",
);

/// Money is not moved from policy to policy.
pub const OTHER_POLICY: ErrorKind = ErrorKind::new(
    "contribution.other_policy",
    422,
    "A contribution stays with its policy",
    "Delete the contribution and record it for the other policy.",
);

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[
    &RECEIPT_TAKEN,
    &POLICY_UNKNOWN,
    &NEGATIVE_AMOUNT,
    &AMOUNT_TOO_LARGE,
    &IMPOSSIBLE_DAY,
    &OTHER_POLICY,
];
