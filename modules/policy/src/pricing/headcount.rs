//! For how many a policy is priced (spec 2.10).

use super::{Compatibility, Defect};
use chrono::NaiveDate;

/// Somebody who is to be covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Date of birth; a person without one counts as an adult.
    pub birth: Option<NaiveDate>,
    /// The relation to the head is "others" (7): no part of the family that the base price is for.
    pub is_other: bool,
}

/// Numbers of members by what they cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Headcount {
    /// Adults of the family.
    pub adults: u32,
    /// Children of the family.
    pub children: u32,
    /// Adults who belong to it as "others".
    pub other_adults: u32,
    /// Children who belong to it as "others".
    pub other_children: u32,
}

/// When somebody is an adult.
#[derive(Debug, Clone, Copy)]
pub(super) struct Majority {
    /// Years.
    pub age: u32,
    /// The day of enrolment.
    pub at: NaiveDate,
    /// The day of asking.
    pub today: NaiveDate,
}

impl Majority {
    /// Of age at enrolment; or (BUG-12) older than 18 today.
    fn is_adult(self, birth: Option<NaiveDate>, compatibility: &Compatibility) -> bool {
        let Some(birth) = birth else {
            return true;
        };
        if compatibility.reproduces(Defect::AgeOfToday) {
            let limit = self.today.checked_sub_months(chrono::Months::new(18 * 12));
            return limit.is_some_and(|limit| birth < limit);
        }
        self.at.years_since(birth).is_some_and(|years| years >= self.age)
    }
}

impl Headcount {
    pub(super) fn of(members: &[Member], majority: Majority, compatibility: &Compatibility) -> Self {
        let mut count = Self::default();
        for member in members {
            let is_other = member.is_other && !compatibility.reproduces(Defect::OthersAsMembers);
            let group = match (is_other, majority.is_adult(member.birth, compatibility)) {
                (false, true) => &mut count.adults,
                (false, false) => &mut count.children,
                (true, true) => &mut count.other_adults,
                (true, false) => &mut count.other_children,
            };
            *group = group.saturating_add(1);
        }
        count
    }

    /// All of them.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.adults
            .saturating_add(self.children)
            .saturating_add(self.other_adults)
            .saturating_add(self.other_children)
    }

    /// Those who are left when members above the maximum are dropped: other adults first, then other children,
    /// children, adults; 0 drops nobody.
    #[must_use]
    pub fn at_most(mut self, maximum: u32) -> Self {
        if maximum == 0 {
            return self;
        }
        let mut room = maximum;
        for group in [
            &mut self.adults,
            &mut self.children,
            &mut self.other_children,
            &mut self.other_adults,
        ] {
            *group = (*group).min(room);
            room -= *group;
        }
        self
    }

    /// Adults and children of the family above the threshold; 0 is none.
    pub(super) fn above(self, threshold: u32) -> (u32, u32) {
        if threshold == 0 {
            return (0, 0);
        }
        let adults = self.adults.saturating_sub(threshold);
        let within = threshold - (self.adults - adults);
        (adults, self.children.saturating_sub(within))
    }
}
