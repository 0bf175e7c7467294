//! The policies that might pay a claim (spec 5.3 B), and the product lines of them that might pay a line.

use crate::case::{Case, LineCase};
use crate::facts::{Cover, Policy, Product, ProductLine};
use chrono::{Months, NaiveDate};
use smallvec::SmallVec;

/// A policy that covers the insuree on the target date.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Key of the policy.
    pub key: i32,
    /// The policy.
    pub policy: &'a Policy,
    /// Its product.
    pub product: &'a Product,
    /// First day of the policy.
    pub effective: NaiveDate,
    /// Last day of the policy.
    pub expiry: NaiveDate,
    /// First day of the insuree in it.
    pub insuree_effective: NaiveDate,
    /// Last day of the insuree in it.
    pub insuree_expiry: NaiveDate,
}

/// Candidates: seldom more than two.
pub type Candidates<'a> = SmallVec<[Candidate<'a>; 2]>;

/// A product line that might pay a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Offer<'a> {
    pub(crate) candidate: Candidate<'a>,
    pub(crate) line: &'a ProductLine,
    /// Months of its waiting period.
    pub(crate) waiting: u32,
}

pub(crate) type Offers<'a> = SmallVec<[Offer<'a>; 2]>;

/// Policies that are active or expired, live and in force on the day, of which the insuree is a live member on it.
pub(crate) fn candidates<'a>(case: &Case<'a>) -> Candidates<'a> {
    let mut found = Candidates::new();
    for cover in case.insuree.into_iter().flat_map(|insuree| &insuree.covers) {
        if found.iter().all(|one| one.key != cover.policy) {
            found.extend(candidate(case, cover));
        }
    }
    found
}

fn candidate<'a>(case: &Case<'a>, cover: &Cover) -> Option<Candidate<'a>> {
    let policy = case.facts.policies.get(&cover.policy)?;
    let candidate = Candidate {
        key: cover.policy,
        policy,
        product: case.facts.products.get(&policy.product)?,
        effective: policy.effective?,
        expiry: policy.expiry?,
        insuree_effective: cover.effective?,
        insuree_expiry: cover.expiry?,
    };
    let is_valid = policy.in_force && policy.validity.covers(case.day) && cover.validity.covers(case.day);
    (is_valid && candidate.covers(case.day)).then_some(candidate)
}

impl Candidate<'_> {
    /// Whether policy and insuree are covered on a day.
    fn covers(&self, day: NaiveDate) -> bool {
        self.has(day) && self.insuree_effective <= day && day <= self.insuree_expiry
    }

    /// Whether a day lies in the policy's time.
    pub(crate) fn has(&self, day: NaiveDate) -> bool {
        self.effective <= day && day <= self.expiry
    }
}

/// The product lines for a line, those that are free of their waiting period first before the others (5.3 E6).
pub(crate) fn offers<'a>(case: &Case<'a>, candidates: &[Candidate<'a>], line: &LineCase<'a>) -> Offers<'a> {
    let of_candidate = |candidate: &Candidate<'a>| {
        let candidate = *candidate;
        let lines = candidate.product.lines.get(&line.line.medical).into_iter().flatten();
        lines.map(move |line| Offer {
            candidate,
            line,
            waiting: line.waiting.of(case.age).unwrap_or(0),
        })
    };
    let mut found: Offers<'a> = candidates.iter().flat_map(of_candidate).collect();
    if found.len() > 1 {
        found.sort_by_key(|one| after_months(one.candidate.effective, one.waiting));
    }
    found
}

/// A day some months later; the month's last day where it has no such day.
pub(crate) fn after_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}
