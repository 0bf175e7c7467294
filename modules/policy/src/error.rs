//! The errors of the policy module.

use openimis_core::error::{ConstraintMeaning, ErrorKind};

/// Rule 71.
pub const FUTURE_ENROLMENT: ErrorKind = ErrorKind::new(
    "policy.future_enrolment",
    422,
    "Enrolment in the future",
    "Send the day on which the family enrolled, today at the latest.",
)
.legacy("policy.enroll_date_in_the_future");

/// Rule 74: what was paid is not changed.
pub const NOT_IDLE: ErrorKind = ErrorKind::new(
    "policy.not_idle",
    409,
    "Policy no longer idle",
    "Only a policy that is not paid yet can be changed; sell a new one, or suspend this one.",
)
.legacy("policy.mutation.policy_not_idle");

/// A policy that was deleted, or an earlier version of one.
pub const ENDED: ErrorKind = ErrorKind::new(
    "policy.ended",
    409,
    "Policy no longer valid",
    "Use the policy as it is today; what has ended stays as it was.",
)
.legacy("policy.validation.id_does_not_exist");

/// Rule 77; the module that keeps claims answers it.
pub const USED_IN_CLAIMS: ErrorKind = ErrorKind::new(
    "policy.used_in_claims",
    409,
    "Policy used by claims",
    "Suspend the policy instead: claims were paid on it.",
)
.legacy("policy.mutation.policy_is_used_in_claims");

/// Rule 68.
pub const NO_PRODUCT: ErrorKind = ErrorKind::new(
    "policy.no_product",
    422,
    "Product missing",
    "Name a product that is valid today and sold where you work.",
);

/// Spec 2.15: products have a sale period and a place.
pub const NOT_SOLD: ErrorKind = ErrorKind::new(
    "policy.not_sold",
    422,
    "Product not sold then or there",
    "Choose a product that is sold on the day of enrolment in the place where the family lives.",
);

/// A product whose periods or cycles lead to no day (BUG-14).
pub const UNPRICEABLE: ErrorKind = ErrorKind::new(
    "policy.unpriceable",
    409,
    "Product without usable periods",
    "Ask the scheme's administrator to correct the product's cycles and periods.",
);

/// Days that make no period.
pub const PERIOD: ErrorKind = ErrorKind::new(
    "policy.period",
    422,
    "Policy ends before it starts",
    "Send an expiry date on or after the start date, or neither.",
);

/// A value below zero.
pub const VALUE: ErrorKind = ErrorKind::new(
    "policy.value",
    422,
    "Impossible value",
    "Send an amount of at least 0 with at most 16 digits before the point, or none.",
);

/// A renewal that names nothing to renew.
pub const NOTHING_TO_RENEW: ErrorKind = ErrorKind::new(
    "policy.nothing_to_renew",
    422,
    "Nothing to renew",
    "Name a policy of the same family, or sell a new one.",
);

/// A renewal of what was renewed already (rule 100, spec 6.3).
pub const RENEWED_ALREADY: ErrorKind = ErrorKind::new(
    "policy.renewed_already",
    409,
    "Renewed already",
    "Let the family pay the policy that follows, or delete it first.",
);

/// Contribution plans belong to a module of their own (BUG-35).
pub const NO_CONTRIBUTION_PLANS: ErrorKind = ErrorKind::new(
    "policy.no_contribution_plans",
    422,
    "No contribution plans here",
    "Name a product; this installation keeps no contribution plans.",
);

/// BUG-11.
pub const FAMILY_HAS_POLICIES: ErrorKind = ErrorKind::new(
    "policy.family_has_policies",
    409,
    "Family with policies",
    "Delete or suspend the family's policies first.",
);

/// Rule 97.
pub const NO_SUCH_PERSON: ErrorKind = ErrorKind::new(
    "policy.no_such_person",
    404,
    "No such insurance number",
    "Check the number; you may also lack access to the person.",
);

/// Spec 2.17: an item or service that the register does not have.
pub const NO_SUCH_CARE: ErrorKind = ErrorKind::new(
    "policy.no_such_care",
    404,
    "No such item or service",
    "Send the code of a valid item or service.",
);

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[
    &FUTURE_ENROLMENT,
    &NOT_IDLE,
    &ENDED,
    &USED_IN_CLAIMS,
    &NO_PRODUCT,
    &NOT_SOLD,
    &UNPRICEABLE,
    &PERIOD,
    &VALUE,
    &NOTHING_TO_RENEW,
    &RENEWED_ALREADY,
    &NO_CONTRIBUTION_PLANS,
    &FAMILY_HAS_POLICIES,
    &NO_SUCH_PERSON,
    &NO_SUCH_CARE,
];

/// What a unique index means when two servers list the same renewal at the same time.
pub const CONSTRAINTS: &[ConstraintMeaning] = &[ConstraintMeaning {
    constraint: "openimis_renewal_open_unique",
    kind: &openimis_core::error::kinds::CONFLICT,
    field: "policy",
}];
