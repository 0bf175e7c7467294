//! The words of a finding: a key, and values to fill in.

use super::Finding;
use crate::claim::{Assignment, Limitation, Origin};
use crate::facts::Care;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A value of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An amount, quantity or percentage.
    Amount(Decimal),
    /// A number of things.
    Count(i64),
    /// A day.
    Day(NaiveDate),
    /// A word that messages choose by.
    Word(&'static str),
    /// Key of a policy.
    Policy(i32),
    /// Key of a product.
    Product(i32),
    /// Key of a claim.
    Claim(i32),
}

/// The values of a message, by their names.
pub type Values = Vec<(&'static str, Value)>;

impl Finding {
    /// The name of the rule, which is the key of its message.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoDays => "no-days",
            Self::ClaimedBeforeVisit { .. } => "claimed-before-visit",
            Self::EndsBeforeStart { .. } => "ends-before-start",
            Self::InsureeClosed => "insuree-closed",
            Self::NoFamily => "no-family",
            Self::NoPolicy { .. } => "no-policy",
            Self::SameClaim { .. } => "same-claim",
            Self::ClaimCategory { .. } => "claim-category",
            Self::CategoryMaximum { .. } => "category-maximum",
            Self::RegisterClosed => "register-closed",
            Self::NotYetRegistered { .. } => "not-yet-registered",
            Self::NotInPriceList { .. } => "not-in-price-list",
            Self::CareOfFacility { .. } => "care-of-facility",
            Self::NotForPatient { .. } => "not-for-patient",
            Self::UnknownPatient => "unknown-patient",
            Self::TooFrequent { .. } => "too-frequent",
            Self::NotCovered => "not-covered",
            Self::NoLimitation { .. } => "no-limitation",
            Self::Waiting { .. } => "waiting",
            Self::QuantityUsedUp { .. } => "quantity-used-up",
            Self::QuantityReduced { .. } => "quantity-reduced",
            Self::Assigned { .. } => "assigned",
            Self::AllRejected { .. } => "all-rejected",
            Self::Priced { .. } => "priced",
            Self::PackageDiffers => "package-differs",
            Self::PackageCapped => "package-capped",
            Self::FixedAmount { .. } => "fixed-amount",
            Self::Deductible { .. } => "deductible",
            Self::CoInsurance { .. } => "co-insurance",
            Self::CategoryCeiling { .. } => "category-ceiling",
            Self::OutsideCeilings { .. } => "outside-ceilings",
            Self::Ceiling { .. } => "ceiling",
            Self::Remark { key, .. } => key,
        }
    }

    /// What it looked at.
    #[must_use]
    pub fn values(&self) -> Values {
        match self {
            Self::ClaimedBeforeVisit { from, claimed } => vec![("from", day(*from)), ("claimed", day(*claimed))],
            Self::EndsBeforeStart { from, to } => vec![("from", day(*from)), ("to", day(*to))],
            Self::NoPolicy { day: on } | Self::NotYetRegistered { day: on } | Self::NotInPriceList { day: on } => {
                vec![("day", day(*on))]
            }
            Self::SameClaim { claim } => vec![("claim", Value::Claim(*claim))],
            Self::ClaimCategory { category, stay } => {
                vec![("category", Value::Word(category.letter())), ("stay", stay_word(*stay))]
            }
            Self::CategoryMaximum {
                category,
                maximum,
                count: found,
            } => vec![
                ("category", Value::Word(category.letter())),
                ("maximum", Value::Count(i64::from(*maximum))),
                ("count", count(*found)),
            ],
            Self::CareOfFacility { facility, line, stay } => vec![
                ("facility", Value::Word(facility.letter())),
                ("line", Value::Word(line.letter())),
                ("stay", stay_word(*stay)),
            ],
            Self::NotForPatient { patients, person } => vec![
                ("patients", Value::Count(i64::from(*patients))),
                ("person", Value::Count(i64::from(*person))),
            ],
            Self::TooFrequent { days, other } => vec![("days", Value::Count(i64::from(*days))), ("other", day(*other))],
            Self::NoLimitation { visit } => vec![("visit", Value::Word(visit.letter()))],
            Self::Waiting { until } => vec![("until", day(*until))],
            Self::QuantityUsedUp { limit, used } | Self::QuantityReduced { limit, used } => {
                vec![("limit", Value::Amount(*limit)), ("used", Value::Amount(*used))]
            }
            Self::Assigned { assignment, candidates } => assigned(*assignment, *candidates),
            Self::AllRejected { lines } => vec![("lines", count(*lines))],
            Self::Priced {
                origin,
                price,
                quantity,
            } => vec![
                ("origin", Value::Word(origin.map_or("reviewer", Origin::letter))),
                ("price", Value::Amount(*price)),
                ("quantity", Value::Amount(*quantity)),
            ],
            Self::FixedAmount { limit } => vec![("limit", Value::Amount(*limit))],
            Self::CoInsurance { percent } => vec![("percent", Value::Amount(*percent))],
            Self::CategoryCeiling { category, maximum } => vec![
                ("category", Value::Word(category.letter())),
                ("maximum", Value::Amount(*maximum)),
            ],
            Self::OutsideCeilings { exclusion } => vec![("exclusion", Value::Word(exclusion.letter()))],
            Self::Deductible {
                care,
                level,
                amount,
                earlier,
            }
            | Self::Ceiling {
                care,
                level,
                amount,
                earlier,
            } => vec![
                ("care", Value::Word(care.word())),
                ("level", Value::Word(level.word())),
                ("amount", Value::Amount(*amount)),
                ("earlier", Value::Amount(*earlier)),
            ],
            Self::Remark { values, .. } => values.clone(),
            Self::NoDays
            | Self::InsureeClosed
            | Self::NoFamily
            | Self::RegisterClosed
            | Self::UnknownPatient
            | Self::NotCovered
            | Self::PackageDiffers
            | Self::PackageCapped => Vec::new(),
        }
    }
}

impl Care {
    /// Its name in messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::InPatient => "in-patient",
            Self::OutPatient => "out-patient",
        }
    }
}

fn assigned(assignment: Assignment, candidates: usize) -> Values {
    let mut values = vec![
        ("product", Value::Product(assignment.product)),
        ("policy", Value::Policy(assignment.policy)),
        ("candidates", count(candidates)),
        (
            "limitation",
            Value::Word(assignment.limitation.map_or("", Limitation::letter)),
        ),
    ];
    if let Some(value) = assignment.value {
        values.push(("value", Value::Amount(value)));
    }
    values
}

fn day(day: NaiveDate) -> Value {
    Value::Day(day)
}

fn stay_word(stay: bool) -> Value {
    Value::Word(if stay { "yes" } else { "no" })
}

fn count(count: usize) -> Value {
    Value::Count(i64::try_from(count).unwrap_or(i64::MAX))
}
