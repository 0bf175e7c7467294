//! The numbers by which openIMIS knows states, selections and reasons (spec 1.2, 5.2).

/// The states of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
pub enum ClaimStatus {
    /// 1: refused.
    Rejected = 1,
    /// 2: entered, not submitted yet.
    Entered = 2,
    /// 4: submitted and found right.
    Checked = 4,
    /// 8: processed, with relative prices that wait for the batch run.
    Processed = 8,
    /// 16: priced.
    Valuated = 16,
}

impl ClaimStatus {
    /// The state with this number.
    #[must_use]
    pub const fn of(number: i16) -> Option<Self> {
        Some(match number {
            1 => Self::Rejected,
            2 => Self::Entered,
            4 => Self::Checked,
            8 => Self::Processed,
            16 => Self::Valuated,
            _ => return None,
        })
    }

    /// What is stored.
    #[must_use]
    pub const fn number(self) -> i16 {
        self as i16
    }
}

/// How far the review of a claim is, or the feedback on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
pub enum Selection {
    /// 1: nobody has decided.
    Idle = 1,
    /// 2: passed over.
    NotSelected = 2,
    /// 4: to be done.
    Selected = 4,
    /// 8: done.
    Delivered = 8,
    /// 16: was to be done, and was not.
    Bypassed = 16,
}

impl Selection {
    /// The selection with this number.
    #[must_use]
    pub const fn of(number: i16) -> Option<Self> {
        Some(match number {
            1 => Self::Idle,
            2 => Self::NotSelected,
            4 => Self::Selected,
            8 => Self::Delivered,
            16 => Self::Bypassed,
            _ => return None,
        })
    }

    /// What is stored.
    #[must_use]
    pub const fn number(self) -> i16 {
        self as i16
    }
}

/// Why a claim or a line was refused: openIMIS's number, whether or not this version has a rule for it (spec 5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RejectionReason(i16);

impl RejectionReason {
    /// −1: by a reviewer.
    pub const REVIEWER: Self = Self(-1);
    /// 0: not at all.
    pub const ACCEPTED: Self = Self(0);
    /// 1: the register does not have it; of a claim: every line was refused.
    pub const INVALID: Self = Self(1);

    /// The reason with this number.
    #[must_use]
    pub const fn of(number: i16) -> Self {
        Self(number)
    }

    /// What is stored.
    #[must_use]
    pub const fn number(self) -> i16 {
        self.0
    }
}
