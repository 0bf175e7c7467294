//! What a reviewer, or an officer who asks for feedback, is given to do.

use super::Selection;
use crate::error;
use openimis_core::error::Problem;

impl Selection {
    /// To be done, from now on.
    pub(super) fn select(self) -> Result<Self, Problem> {
        match self {
            Self::Idle | Self::NotSelected => Ok(Self::Selected),
            Self::Selected | Self::Delivered | Self::Bypassed => Err(error::ALREADY_SELECTED.problem()),
        }
    }

    /// Was to be done, and is not.
    pub(super) fn bypass(self) -> Result<Self, Problem> {
        self.open(Self::Bypassed)
    }

    /// Done.
    pub(super) fn deliver(self) -> Result<Self, Problem> {
        self.open(Self::Delivered)
    }

    /// Passed over, whatever was thought before.
    pub(super) const SKIPPED: Self = Self::NotSelected;

    /// What becomes of it when the claim is processed: what is still to be done is not done any more (AR-100).
    pub(super) const fn close(self) -> Self {
        match self {
            Self::Selected => Self::Bypassed,
            other => other,
        }
    }

    fn open(self, next: Self) -> Result<Self, Problem> {
        match self {
            Self::Selected => Ok(next),
            _ => Err(error::NOT_SELECTED.problem()),
        }
    }
}
