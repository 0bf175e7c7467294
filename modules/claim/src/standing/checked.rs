//! Claims that were submitted and found right.

use super::{ClaimStatus, Moved, RejectionReason, Selection};
use openimis_core::error::Problem;

/// A claim that was found right: it can be selected for review and feedback, reviewed and processed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    review: Selection,
    feedback: Selection,
}

impl Checked {
    pub(super) const fn new(review: Selection, feedback: Selection) -> Self {
        Self { review, feedback }
    }

    /// Somebody is to review it (AR-86).
    ///
    /// # Errors
    /// [`ALREADY_SELECTED`](crate::error::ALREADY_SELECTED) once somebody was asked.
    pub fn select_for_review(self) -> Result<Moved, Problem> {
        Ok(self.with_review(self.review.select()?))
    }

    /// It is not reviewed after all.
    ///
    /// # Errors
    /// [`NOT_SELECTED`](crate::error::NOT_SELECTED) unless it was to be.
    pub fn bypass_review(self) -> Result<Moved, Problem> {
        Ok(self.with_review(self.review.bypass()?))
    }

    /// Nobody is to review it.
    pub const fn skip_review(self) -> Moved {
        self.with_review(Selection::SKIPPED)
    }

    /// Its review is written, and may go on: it stays where it is.
    ///
    /// # Errors
    /// [`NOT_SELECTED`](crate::error::NOT_SELECTED) unless it is to be reviewed (AR-89).
    pub fn review(self) -> Result<Moved, Problem> {
        self.review.deliver()?;
        Ok(self.with_review(self.review))
    }

    /// Its review is done (AR-88).
    ///
    /// # Errors
    /// [`NOT_SELECTED`](crate::error::NOT_SELECTED) unless it was to be reviewed.
    pub fn deliver_review(self) -> Result<Moved, Problem> {
        Ok(self.with_review(self.review.deliver()?))
    }

    /// The patient is to be asked (AR-93).
    ///
    /// # Errors
    /// [`ALREADY_SELECTED`](crate::error::ALREADY_SELECTED) once somebody was told to ask.
    pub fn select_for_feedback(self) -> Result<Moved, Problem> {
        Ok(self.with_feedback(self.feedback.select()?))
    }

    /// The patient is not asked after all.
    ///
    /// # Errors
    /// [`NOT_SELECTED`](crate::error::NOT_SELECTED) unless he was to be.
    pub fn bypass_feedback(self) -> Result<Moved, Problem> {
        Ok(self.with_feedback(self.feedback.bypass()?))
    }

    /// The patient is not to be asked.
    pub const fn skip_feedback(self) -> Moved {
        self.with_feedback(Selection::SKIPPED)
    }

    /// The patient has answered (AR-96).
    ///
    /// # Errors
    /// [`NOT_SELECTED`](crate::error::NOT_SELECTED) unless he was to be asked.
    pub fn deliver_feedback(self) -> Result<Moved, Problem> {
        Ok(self.with_feedback(self.feedback.deliver()?))
    }

    /// Processed: priced, or waiting for relative prices. What was still to be done is not done any more (AR-100).
    pub const fn process(self, awaits_relative_prices: bool) -> Moved {
        let status = if awaits_relative_prices {
            ClaimStatus::Processed
        } else {
            ClaimStatus::Valuated
        };
        Moved {
            status,
            review: self.review.close(),
            feedback: self.feedback.close(),
            rejection: RejectionReason::ACCEPTED,
        }
    }

    /// Refused after all: by a reviewer (AR-90), or because it cannot be paid when it is processed.
    pub const fn reject(self, reason: RejectionReason) -> Moved {
        Moved {
            status: ClaimStatus::Rejected,
            rejection: reason,
            ..self.moved()
        }
    }

    const fn with_review(self, review: Selection) -> Moved {
        Moved { review, ..self.moved() }
    }

    const fn with_feedback(self, feedback: Selection) -> Moved {
        Moved {
            feedback,
            ..self.moved()
        }
    }

    const fn moved(self) -> Moved {
        Moved {
            status: ClaimStatus::Checked,
            review: self.review,
            feedback: self.feedback,
            rejection: RejectionReason::ACCEPTED,
        }
    }
}
