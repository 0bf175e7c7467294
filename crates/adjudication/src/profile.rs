//! The switch between recommended and legacy behaviour (spec 0.1, open point O5).

/// Which of the points where the stored procedures of openIMIS decided differently are followed. The default is none.
///
/// What releases after the procedures broke is not reproduced at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Profile(u16);

/// A point where the procedures (LEG) differ from what is recommended (REC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Departure {
    /// 0.2: an adult is who completes the age of majority in the year of the target date.
    AgeByCalendarYear,
    /// 5.4: services of category O do not make a claim one, and H comes from a stay only.
    CategoryOfStaysOnly,
    /// 5.3 D: a maximum of 0 admits the first claim.
    MaximumOfNothingAdmitsOne,
    /// 5.5: an in-patient service needs a stay, an out-patient service forbids one.
    StrictCareOfServices,
    /// 5.5: a quantity is not reduced to what is left of the limit.
    WholeQuantities,
    /// 6: a fixed amount of 0 is the highest.
    FixedNothingIsHighest,
    /// 7.4 step 4: a fixed amount of 0 pays nothing.
    FixedNothingPaysNothing,
    /// 7.4 step 2 (AR-72): a price of 0 in the price list replaces the register's.
    PriceListOfNothing,
    /// 7.4: a line that left the price list after it was checked stays without value; it is not rejected.
    UnlistedStaysUnvalued,
    /// 7.5: what was used is noted for the last policy only.
    LastPolicyOnly,
    /// 7.5: approved and remunerated are what the last policy remunerated, valuated is empty.
    TotalsOfLastPolicy,
}

impl Departure {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::AgeByCalendarYear,
        Self::CategoryOfStaysOnly,
        Self::MaximumOfNothingAdmitsOne,
        Self::StrictCareOfServices,
        Self::WholeQuantities,
        Self::FixedNothingIsHighest,
        Self::FixedNothingPaysNothing,
        Self::PriceListOfNothing,
        Self::UnlistedStaysUnvalued,
        Self::LastPolicyOnly,
        Self::TotalsOfLastPolicy,
    ];

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Profile {
    /// What the specification recommends.
    pub const REC: Self = Self(0);

    /// Everything as the stored procedures decided.
    #[must_use]
    pub fn legacy() -> Self {
        Departure::ALL.iter().fold(Self::REC, |profile, one| profile.with(*one))
    }

    /// This one, which also follows a departure.
    #[must_use]
    pub const fn with(self, departure: Departure) -> Self {
        Self(self.0 | departure.bit())
    }

    /// Whether a departure is followed.
    #[must_use]
    pub const fn follows(self, departure: Departure) -> bool {
        self.0 & departure.bit() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departures_are_followed_one_by_one() {
        for one in Departure::ALL {
            let profile = Profile::REC.with(*one);
            assert!(profile.follows(*one) && Profile::legacy().follows(*one) && !Profile::REC.follows(*one));
            assert_eq!(
                Departure::ALL.iter().filter(|other| profile.follows(**other)).count(),
                1
            );
        }
    }
}
