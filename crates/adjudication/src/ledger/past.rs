//! What was claimed before.

use crate::claim::{Category, Claim, Medical};
use crate::decision::Decision;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A live claim of an insuree that was checked or went further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastClaim {
    /// Its key.
    pub key: i32,
    /// What it was stored as.
    pub category: Option<Category>,
    /// The day that counts.
    pub target: NaiveDate,
    /// Key of the facility.
    pub facility: i32,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day, as it was given.
    pub to: Option<NaiveDate>,
    /// What it was for, in order and each once. Only needed where duplicates are looked for.
    pub medicals: Vec<Medical>,
}

/// A line of such a claim that passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastLine {
    /// Key of the claim.
    pub claim: i32,
    /// The day that counts.
    pub target: NaiveDate,
    /// Approved, else provided.
    pub quantity: Decimal,
}

impl PastClaim {
    pub(super) fn of(claim: &Claim, decision: &Decision, target: NaiveDate) -> Self {
        Self {
            key: claim.key,
            category: decision.category,
            target,
            facility: claim.facility,
            from: claim.from,
            to: claim.to,
            medicals: medicals_of(claim),
        }
    }
}

/// What a claim is for, in order and each once.
pub(crate) fn medicals_of(claim: &Claim) -> Vec<Medical> {
    let mut medicals: Vec<_> = claim.lines.iter().map(|line| line.medical).collect();
    medicals.sort_unstable();
    medicals.dedup();
    medicals
}
