//! What a rule found.

use super::Value;
use crate::claim::{Assignment, CareType, Category, Exclusion, Origin, VisitType};
use crate::facts::Care;
use crate::reason::Reason;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What a rule found, with what it looked at. Each variant is a message with its values.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// Neither a first nor a last day (reason 9).
    NoDays,
    /// Claimed before the visit (reason 9).
    ClaimedBeforeVisit {
        /// First day of the visit.
        from: NaiveDate,
        /// When it was claimed.
        claimed: NaiveDate,
    },
    /// Ends before it begins (reason 9).
    EndsBeforeStart {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// The insuree's row is closed (reason 7).
    InsureeClosed,
    /// No valid family (reason 7).
    NoFamily,
    /// No policy covers the day (reason 21).
    NoPolicy {
        /// The day.
        day: NaiveDate,
    },
    /// The same was claimed before (reason 6).
    SameClaim {
        /// Key of that claim.
        claim: i32,
    },
    /// What the claim is.
    ClaimCategory {
        /// Its category.
        category: Category,
        /// Whether there was a night in between.
        stay: bool,
    },
    /// A policy grants no more claims of the category (reasons 11 to 15 and 19).
    CategoryMaximum {
        /// The category.
        category: Category,
        /// How many the product grants.
        maximum: i32,
        /// How many there were.
        count: usize,
    },
    /// The register no longer has it (reason 1).
    RegisterClosed,
    /// The register did not have it yet (reason 9).
    NotYetRegistered {
        /// The day in question.
        day: NaiveDate,
    },
    /// The price list does not have it (reason 2).
    NotInPriceList {
        /// The day in question.
        day: NaiveDate,
    },
    /// Facility, line and stay do not fit (reason 10).
    CareOfFacility {
        /// Of the facility.
        facility: CareType,
        /// Of the line.
        line: CareType,
        /// Whether there was a night in between.
        stay: bool,
    },
    /// Not for somebody of this sex or age (reason 4).
    NotForPatient {
        /// For whom it is.
        patients: u8,
        /// Who it was.
        person: u8,
    },
    /// Sex or date of birth are not known (reason 4).
    UnknownPatient,
    /// Given too recently, or too soon after (reason 5).
    TooFrequent {
        /// Days that must lie between.
        days: u32,
        /// When the other was given.
        other: NaiveDate,
    },
    /// No product covers it (reason 3).
    NotCovered,
    /// Products cover it, but say not how for this visit (reason 3).
    NoLimitation {
        /// The type of visit.
        visit: VisitType,
    },
    /// The waiting period lasts (reason 17).
    Waiting {
        /// The first day without it.
        until: NaiveDate,
    },
    /// The quantity that is granted is used up (reason 16).
    QuantityUsedUp {
        /// What is granted.
        limit: Decimal,
        /// What was used.
        used: Decimal,
    },
    /// The quantity was reduced to what is left.
    QuantityReduced {
        /// What is granted.
        limit: Decimal,
        /// What was used.
        used: Decimal,
    },
    /// Which product and policy pay.
    Assigned {
        /// Which, and how.
        assignment: Assignment,
        /// How many could have.
        candidates: usize,
    },
    /// Every line is rejected (reason 1).
    AllRejected {
        /// How many there are.
        lines: usize,
    },
    /// The price that was retained.
    Priced {
        /// Where it comes from; nothing when a reviewer approved it.
        origin: Option<Origin>,
        /// Of a unit.
        price: Decimal,
        /// How many.
        quantity: Decimal,
    },
    /// A package of parts that are not those of its definition has no price (11.3).
    PackageDiffers,
    /// A bundle costs no more than the register says (11.3).
    PackageCapped,
    /// A fixed amount per unit.
    FixedAmount {
        /// The amount.
        limit: Decimal,
    },
    /// What the insured bear first.
    Deductible {
        /// Of which care.
        care: Care,
        /// What counts together.
        level: Per,
        /// How much.
        amount: Decimal,
        /// How much of it earlier claims bore.
        earlier: Decimal,
    },
    /// A percentage.
    CoInsurance {
        /// How much of hundred.
        percent: Decimal,
    },
    /// What a claim of the category gets at most.
    CategoryCeiling {
        /// The category.
        category: Category,
        /// How much.
        maximum: Decimal,
    },
    /// Does not count towards ceilings.
    OutsideCeilings {
        /// In which claims.
        exclusion: Exclusion,
    },
    /// What is paid at most.
    Ceiling {
        /// Of which care.
        care: Care,
        /// What counts together.
        level: Per,
        /// How much.
        amount: Decimal,
        /// How much of it earlier claims got.
        earlier: Decimal,
    },
    /// What a rule of another module found.
    Remark {
        /// The rule.
        rule: &'static str,
        /// The reason, if it refused.
        reason: Option<Reason>,
        /// The message of that module.
        key: &'static str,
        /// Its values.
        values: Vec<(&'static str, Value)>,
    },
}

/// What a deductible or ceiling is counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    /// Each claim.
    Treatment,
    /// Each insuree of a policy.
    Insuree,
    /// The whole policy.
    Policy,
}

impl Per {
    /// Its name in messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Treatment => "treatment",
            Self::Insuree => "insuree",
            Self::Policy => "policy",
        }
    }
}

impl Finding {
    /// The reason that it gives, when it refuses.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        Some(match self {
            Self::NoDays
            | Self::ClaimedBeforeVisit { .. }
            | Self::EndsBeforeStart { .. }
            | Self::NotYetRegistered { .. } => Reason::TargetDate,
            Self::InsureeClosed | Self::NoFamily => Reason::Family,
            Self::NoPolicy { .. } => Reason::NoCoverage,
            Self::SameClaim { .. } => Reason::Duplicate,
            Self::CategoryMaximum { category, .. } => return crate::reasons::maximum::reason(*category),
            Self::RegisterClosed | Self::AllRejected { .. } => Reason::Invalid,
            Self::NotInPriceList { .. } => Reason::NotInPriceList,
            Self::CareOfFacility { .. } => Reason::CareType,
            Self::NotForPatient { .. } | Self::UnknownPatient => Reason::Patient,
            Self::TooFrequent { .. } => Reason::Frequency,
            Self::NotCovered | Self::NoLimitation { .. } => Reason::NotCovered,
            Self::Waiting { .. } => Reason::Waiting,
            Self::QuantityUsedUp { .. } => Reason::Quantity,
            Self::Remark { reason, .. } => return *reason,
            _ => return None,
        })
    }
}
