//! Where claims stand, and the moves that exist (spec 1.2, 3).
//!
//! [`Standing::of`] reads the three numbers of a claim. What may follow are methods of the state that the claim is in:
//! only an [`Entered`] claim can be checked, only a [`Checked`] one selected, reviewed or processed. Each answers a
//! [`Moved`], which nobody else can make, and which is all that is ever written.

mod checked;
mod entered;
mod moved;
mod numbers;
mod selection;
mod write;

#[cfg(test)]
mod tests;

pub use checked::Checked;
pub use entered::Entered;
pub use moved::Moved;
pub use numbers::{ClaimStatus, RejectionReason, Selection};
pub use write::write;

use crate::error;
use openimis_core::error::Problem;

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Refused by the rules, or by a reviewer.
    Rejected,
    /// Entered, and not submitted yet.
    Entered(Entered),
    /// Submitted and found right, wholly or in part.
    Checked(Checked),
    /// Priced but for the relative prices, which wait for the batch run.
    Processed,
    /// Priced.
    Valuated,
}

impl Standing {
    /// Reads what is stored: the status, how far the review is, how far the feedback. An empty selection is an idle one.
    ///
    /// # Errors
    /// [`error::UNKNOWN_STATUS`] for a number that openIMIS does not know.
    pub fn of(status: i16, review: Option<i16>, feedback: Option<i16>) -> Result<Self, Problem> {
        let selection = |number: Option<i16>| number.map_or(Some(Selection::Idle), Selection::of);
        let known = (ClaimStatus::of(status), selection(review), selection(feedback));
        let (Some(status), Some(review), Some(feedback)) = known else {
            return Err(error::UNKNOWN_STATUS.problem());
        };
        Ok(match status {
            ClaimStatus::Rejected => Self::Rejected,
            ClaimStatus::Entered => Self::Entered(Entered::new(review, feedback)),
            ClaimStatus::Checked => Self::Checked(Checked::new(review, feedback)),
            ClaimStatus::Processed => Self::Processed,
            ClaimStatus::Valuated => Self::Valuated,
        })
    }

    /// The claim as one that can be submitted, changed or deleted.
    ///
    /// # Errors
    /// [`error::NOT_ENTERED`] in any other state (AR-18, AR-45).
    pub fn entered(self) -> Result<Entered, Problem> {
        match self {
            Self::Entered(entered) => Ok(entered),
            _ => Err(error::NOT_ENTERED.problem()),
        }
    }

    /// The claim as one that can be reviewed, asked about and processed.
    ///
    /// # Errors
    /// [`error::NOT_CHECKED`] in any other state (AR-86, AR-101).
    pub fn checked(self) -> Result<Checked, Problem> {
        match self {
            Self::Checked(checked) => Ok(checked),
            _ => Err(error::NOT_CHECKED.problem()),
        }
    }
}
