//! What a payment makes of its policy: pure, without clock or database (spec 2.13).

use super::action::Action;
use chrono::NaiveDate;
use openimis_policy::{ActivationOption, PolicyStatus, activate};
use rust_decimal::Decimal;

/// What of a policy decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands; nothing for a number that openIMIS does not know, and that stays as it is.
    pub status: Option<PolicyStatus>,
    /// What it costs; a policy without a value is never paid in full.
    pub value: Option<Decimal>,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day.
    pub expiry: Option<NaiveDate>,
    /// What its other valid contributions come to, photo fees aside.
    pub paid: Decimal,
}

/// What of a contribution decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// How much was paid.
    pub amount: Decimal,
    /// When.
    pub day: NaiveDate,
    /// Whether it pays for photos and not for the policy.
    pub is_photo_fee: bool,
}

/// What becomes of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stays as it is.
    Unchanged,
    /// It is suspended.
    Suspended,
    /// It waits for the matching of a payment or for somebody's word, without an effective date (BUG-44).
    Ready,
    /// It is active, and its cover begins on this day.
    Active {
        /// The effective date of the policy and of its covers.
        from: NaiveDate,
    },
}

/// Decides what a payment makes of its policy.
///
/// A policy that is active stays as it is (BUG-18), so does one that has expired or would have before its cover begins.
/// Photo fees pay for no policy (BUG-18). Cover never begins before the policy does (BUG-37), and whether a payment was
/// recorded offline makes no difference (BUG-19).
#[must_use]
pub fn decide(policy: &Standing, payment: &Payment, action: Action, option: ActivationOption) -> Outcome {
    let Some(status) = policy.status else {
        return Outcome::Unchanged;
    };
    if action == Action::Suspend {
        let is_new = status.may_become(PolicyStatus::Suspended);
        return if is_new { Outcome::Suspended } else { Outcome::Unchanged };
    }
    let is_enough = action == Action::Enforce || covers(policy, payment);
    if payment.is_photo_fee || !is_enough {
        return Outcome::Unchanged;
    }
    let activation = activate(option, status, policy.start, payment.day);
    match activation.map(|activation| activation.effective) {
        None => Outcome::Unchanged,
        Some(None) => Outcome::Ready,
        Some(Some(from)) if policy.expiry.is_some_and(|expiry| expiry < from) => Outcome::Unchanged,
        Some(Some(from)) => Outcome::Active { from },
    }
}

/// Whether nothing is left to pay.
fn covers(policy: &Standing, payment: &Payment) -> bool {
    policy
        .value
        .is_some_and(|value| policy.paid.saturating_add(payment.amount) >= value)
}
