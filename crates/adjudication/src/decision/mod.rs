//! What was decided.

mod expenditure;
mod line;
mod totals;

pub use expenditure::Expenditure;
pub use line::{Amounts, LineDecision};
pub use totals::Totals;
pub(crate) use totals::{approved, has_relative, processed};

use crate::claim::Category;
use crate::trace::{Effect, Entry};

/// What becomes of a claim and its lines, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What the claim is now.
    pub status: Status,
    /// The number of the reason of a rejected claim, else 0.
    pub reason: i16,
    /// What kind of claim it is; nothing when it was rejected.
    pub category: Option<Category>,
    /// Its lines, in the order of the claim's.
    pub lines: Vec<LineDecision>,
    /// What it used up of each policy.
    pub expenditures: Vec<Expenditure>,
    /// Its amounts.
    pub totals: Totals,
    /// How it came about.
    pub trace: Vec<Entry>,
}

/// What a claim is after a decision (1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// 1
    Rejected,
    /// 4
    Checked,
    /// 8: payment waits for the relative index.
    Processed,
    /// 16
    Valuated,
}

impl Status {
    /// The number that is stored.
    #[must_use]
    pub const fn code(self) -> i16 {
        match self {
            Self::Rejected => 1,
            Self::Checked => 4,
            Self::Processed => 8,
            Self::Valuated => 16,
        }
    }
}

impl Decision {
    /// What was refused: of the claim, then of its lines, with the number of the reason (AR-42).
    pub fn refusals(&self) -> impl Iterator<Item = (i16, &Entry)> {
        let refused = |of_claim: bool| {
            let wanted = move |entry: &&Entry| entry.effect == Effect::Rejected && entry.line.is_none() == of_claim;
            self.trace.iter().filter(wanted)
        };
        let code = |entry: &Entry| entry.finding.reason().map_or(0, crate::Reason::code);
        refused(true)
            .chain(refused(false))
            .map(move |entry| (code(entry), entry))
    }
}
