//! What became of a line.

use crate::claim::{Assignment, Line};
use rust_decimal::Decimal;

/// A line after a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineDecision {
    /// Whether it was not rejected.
    pub passed: bool,
    /// The number of the reason; 0 for a line that passed, nothing while it was not looked at.
    pub reason: Option<i16>,
    /// The quantity that is approved: a reduced one, 0 of a rejected line, else what there was.
    pub approved: Option<Decimal>,
    /// By which product and policy it is paid.
    pub assignment: Option<Assignment>,
    /// The unit price that was retained.
    pub adjusted: Option<Decimal>,
    /// What it is worth, once it is valued. Stored when the claim is processed.
    pub amounts: Option<Amounts>,
}

/// Totals of a line (1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amounts {
    /// After limits, deductible and ceilings.
    pub valuated: Decimal,
    /// What is to be paid; nothing as long as the relative index is not known.
    pub remunerated: Option<Decimal>,
    /// What the insured bear first.
    pub deducted: Decimal,
    /// What exceeds the ceiling.
    pub exceeding: Decimal,
    /// What exceeds the ceiling of the claim's category.
    pub exceeding_category: Decimal,
}

impl LineDecision {
    /// A line as it was before.
    pub(crate) fn of(line: &Line) -> Self {
        Self {
            passed: line.passed,
            reason: (line.reason != 0).then_some(line.reason),
            approved: line.approved,
            assignment: line.assignment,
            adjusted: line.adjusted,
            amounts: None,
        }
    }

    /// Rejected lines have neither quantity nor product (5.3 G, AR-66).
    pub(crate) fn reject(&mut self, reason: i16) {
        *self = Self {
            passed: false,
            reason: Some(reason),
            approved: Some(Decimal::ZERO),
            assignment: None,
            adjusted: None,
            amounts: None,
        };
    }
}
