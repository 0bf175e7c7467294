//! Claims that were entered.

use super::{ClaimStatus, Moved, RejectionReason, Selection};

/// A claim that was entered and not submitted yet: it can be changed, deleted and submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entered {
    review: Selection,
    feedback: Selection,
}

impl Entered {
    pub(super) const fn new(review: Selection, feedback: Selection) -> Self {
        Self { review, feedback }
    }

    /// A claim that is entered: nobody has thought of review or feedback yet (AR-1).
    pub const ENTRY: Moved = Self::new(Selection::Idle, Selection::Idle).moved(ClaimStatus::Entered);

    /// Submitted and found right.
    pub const fn check(self) -> Moved {
        self.moved(ClaimStatus::Checked)
    }

    /// Submitted and refused.
    pub const fn reject(self, reason: RejectionReason) -> Moved {
        Moved {
            rejection: reason,
            ..self.moved(ClaimStatus::Rejected)
        }
    }

    const fn moved(self, status: ClaimStatus) -> Moved {
        Moved {
            status,
            review: self.review,
            feedback: self.feedback,
            rejection: RejectionReason::ACCEPTED,
        }
    }
}
