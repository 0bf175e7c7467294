//! The amounts of a whole claim.

use super::{Decision, Expenditure, LineDecision};
use crate::claim::{Claim, Line, Origin};
use crate::money::{LARGEST, plus, to_cents};
use crate::profile::{Departure, Profile};
use rust_decimal::Decimal;

/// What is stored on the claim (5.1 and 7.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// What its lines cost at the prices that were retained; nothing on a rejected claim.
    pub approved: Option<Decimal>,
    /// What its lines are worth, once it is processed.
    pub valuated: Option<Decimal>,
    /// What is to be paid; nothing as long as the relative index is not known.
    pub remunerated: Option<Decimal>,
}

/// The total of a checked claim: its lines at approved, else adjusted, else asked prices (5.1). Two independent sums of
/// items and services, never one of pairs of them (W3).
pub(crate) fn approved(claim: &Claim, lines: &[LineDecision]) -> Decimal {
    let of_line = |(line, decided): (&Line, &LineDecision)| {
        let price = line.price_approved.or(decided.adjusted).unwrap_or(line.asked);
        let quantity = decided.approved.unwrap_or(line.provided);
        quantity.checked_mul(price).unwrap_or(LARGEST).max(Decimal::ZERO)
    };
    let passed = claim.lines.iter().zip(lines).filter(|(_, decided)| decided.passed);
    to_cents(passed.map(of_line).fold(Decimal::ZERO, plus))
}

/// The totals of a processed claim (7.5).
pub(crate) fn processed(
    claim: &Claim,
    lines: &[LineDecision],
    expenditures: &[Expenditure],
    profile: Profile,
) -> Totals {
    if profile.follows(Departure::TotalsOfLastPolicy) {
        let last = expenditures.last().map(|one| one.remunerated);
        return Totals {
            approved: last,
            valuated: None,
            remunerated: last,
        };
    }
    let amounts = || lines.iter().filter(|one| one.passed).filter_map(|one| one.amounts);
    let valuated = amounts().map(|one| one.valuated).fold(Decimal::ZERO, plus);
    let remunerated = amounts().filter_map(|one| one.remunerated).fold(Decimal::ZERO, plus);
    Totals {
        approved: Some(approved(claim, lines)),
        valuated: Some(valuated),
        remunerated: (!has_relative(lines)).then_some(remunerated),
    }
}

/// Whether the payment of a line waits for the relative index.
pub(crate) fn has_relative(lines: &[LineDecision]) -> bool {
    let origin = |one: &LineDecision| one.assignment.and_then(|assignment| assignment.origin);
    lines
        .iter()
        .any(|one| one.passed && origin(one) == Some(Origin::Relative))
}

impl Decision {
    /// How many lines passed and how many did not.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let passed = self.lines.iter().filter(|line| line.passed).count();
        (passed, self.lines.len() - passed)
    }
}
