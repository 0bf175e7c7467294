//! What a move writes.

use super::{ClaimStatus, RejectionReason, Selection};

/// Where a claim stands after a move. Only the states of this module make one, so that no other move can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a move that is not written has not happened"]
pub struct Moved {
    pub(super) status: ClaimStatus,
    pub(super) review: Selection,
    pub(super) feedback: Selection,
    pub(super) rejection: RejectionReason,
}

impl Moved {
    /// Where the claim stands now.
    #[must_use]
    pub const fn status(self) -> ClaimStatus {
        self.status
    }

    /// How far its review is.
    #[must_use]
    pub const fn review(self) -> Selection {
        self.review
    }

    /// How far the feedback on it is.
    #[must_use]
    pub const fn feedback(self) -> Selection {
        self.feedback
    }

    /// Why it was refused; [`RejectionReason::ACCEPTED`] if it was not.
    #[must_use]
    pub const fn rejection(self) -> RejectionReason {
        self.rejection
    }
}
