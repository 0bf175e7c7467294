//! The life of a policy (spec 2.12).

/// The status of a policy, by openIMIS's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i16)]
pub enum PolicyStatus {
    /// Sold, not paid: 1.
    Idle = 1,
    /// Paid, in force from its effective date: 2.
    Active = 2,
    /// Set aside: 4.
    Suspended = 4,
    /// Past its last day: 8.
    Expired = 8,
    /// Paid, waiting to be put in force: 16.
    Ready = 16,
}

impl PolicyStatus {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Idle, Self::Active, Self::Suspended, Self::Expired, Self::Ready];

    /// The number that is stored.
    #[must_use]
    pub const fn number(self) -> i16 {
        self as i16
    }

    /// The status with this number; nothing for a number that is none.
    #[must_use]
    pub fn of(number: i16) -> Option<Self> {
        Self::ALL.iter().copied().find(|status| status.number() == number)
    }

    /// Whether a policy may go from this status to that one. What is paid never becomes unpaid, what has expired stays
    /// expired, and any policy can be suspended (spec 2.12).
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match next {
            Self::Idle => false,
            Self::Suspended => !matches!(self, Self::Suspended),
            Self::Ready => matches!(self, Self::Idle | Self::Suspended),
            Self::Active => matches!(self, Self::Idle | Self::Suspended | Self::Ready),
            Self::Expired => !matches!(self, Self::Expired),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PolicyStatus::{Active, Expired, Idle, Ready, Suspended};
    use super::*;

    #[test]
    fn a_policy_goes_forward() {
        for (from, allowed) in [
            (Idle, [false, true, true, true, true].as_slice()),
            (Active, &[false, false, true, true, false]),
            (Suspended, &[false, true, false, true, true]),
            (Expired, &[false, false, true, false, false]),
            (Ready, &[false, true, true, true, false]),
        ] {
            let found: Vec<_> = PolicyStatus::ALL.iter().map(|next| from.may_become(*next)).collect();
            assert_eq!(found, allowed, "{from:?}");
        }
    }

    #[test]
    fn numbers_are_openimis_s() {
        assert_eq!(PolicyStatus::of(16), Some(Ready));
        assert_eq!(PolicyStatus::of(3), None);
    }
}
