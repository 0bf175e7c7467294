//! The switch between recommended and existing behaviour (spec 8.3).

use super::Months;
use serde::{Deserialize, Serialize};

/// How closely prices and dates follow the existing backend.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compatibility {
    /// How months are added.
    pub months: Months,
    /// What is computed as the existing backend does, although that is a defect.
    pub defects: Vec<Defect>,
}

/// A defect of the existing backend (spec 6.1) that changes a price or a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Defect {
    /// Relation 7, "others", counts as an ordinary member.
    #[serde(rename = "BUG-04")]
    OthersAsMembers,
    /// Adults are those who were born more than 18 years before today, whatever the age of majority; not those who are
    /// of age at enrolment.
    #[serde(rename = "BUG-12")]
    AgeOfToday,
    /// The first cycle that fits in the order of entry is taken, not the earliest, and the first one must be there when
    /// none fits. By the grace period a renewal may start before what it renews has ended.
    #[serde(rename = "BUG-14")]
    CyclesAsEntered,
    /// Without a lump sum, members above the threshold are free.
    #[serde(rename = "BUG-15")]
    FreeAboveThreshold,
    /// The renewal discount looks at the enrolment date that is asked for, even one that is yet to come.
    #[serde(rename = "BUG-45")]
    DiscountOfFutureEnrolment,
}

impl Compatibility {
    /// Everything as the existing backend computes it.
    #[must_use]
    pub fn full() -> Self {
        Self {
            months: Months::Stepping,
            defects: Defect::ALL.to_vec(),
        }
    }

    /// Whether a defect is reproduced.
    #[must_use]
    pub fn reproduces(&self, defect: Defect) -> bool {
        self.defects.contains(&defect)
    }
}

impl Defect {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::OthersAsMembers,
        Self::AgeOfToday,
        Self::CyclesAsEntered,
        Self::FreeAboveThreshold,
        Self::DiscountOfFutureEnrolment,
    ];
}
