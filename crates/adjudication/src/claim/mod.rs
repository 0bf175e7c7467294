//! What is decided about: the bill of a facility for one visit or stay of one insuree.

mod line;
mod words;

pub use line::{Assignment, Kind, Line, Medical, Part};
pub use words::{CareType, Category, Exclusion, Interpretation, Level, Limitation, Origin, Package, VisitType};

use crate::decision::Decision;
use chrono::NaiveDate;

/// A claim, as it stands before a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Key of the row; 0 when it is not stored. The claim never counts against itself.
    pub key: i32,
    /// Key of the insuree.
    pub insuree: i32,
    /// Key of the facility.
    pub facility: i32,
    /// First day of the visit or stay.
    pub from: Option<NaiveDate>,
    /// Last day of it.
    pub to: Option<NaiveDate>,
    /// The day on which it was claimed.
    pub claimed_on: NaiveDate,
    /// Why the insuree came.
    pub visit: VisitType,
    /// The category that was stored when the claim was checked.
    pub category: Option<Category>,
    /// Its valid lines: items first, then services, each in the order of their keys.
    pub lines: Vec<Line>,
}

impl Claim {
    /// The last day, else the first one: every validity and age is looked at on this day (0.2).
    #[must_use]
    pub fn target_date(&self) -> Option<NaiveDate> {
        self.to.or(self.from)
    }

    /// Whether there was a night in between (0.2).
    #[must_use]
    pub fn is_stay(&self) -> bool {
        self.from.is_some() && self.target_date() != self.from
    }

    /// The claim after a decision, as the next step sees it.
    #[must_use]
    pub fn after(&self, decision: &Decision) -> Self {
        let mut claim = self.clone();
        claim.category = decision.category.or(self.category);
        for (line, decided) in claim.lines.iter_mut().zip(&decision.lines) {
            line.passed = decided.passed;
            line.reason = decided.reason.unwrap_or_default();
            line.approved = decided.approved;
            line.adjusted = decided.adjusted;
            line.assignment = decided.assignment;
        }
        claim
    }
}
