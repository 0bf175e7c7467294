//! Value and dates of a policy, together.

use super::headcount::Majority;
use super::{Compatibility, Dates, Headcount, Member, Stage, Tariff, dates, discount, value};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What is bought, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolment {
    /// New or a renewal.
    pub stage: Stage,
    /// The day on which the family enrols.
    pub day: NaiveDate,
    /// The day of asking.
    pub today: NaiveDate,
    /// The last day of the policy that is renewed.
    pub previous_expiry: Option<NaiveDate>,
    /// Years of age from which somebody is an adult.
    pub age_of_majority: u32,
}

impl Enrolment {
    /// The continuation of a policy by a family that comes today: from the day after it, unless that has passed.
    #[must_use]
    pub fn continuing(previous_expiry: NaiveDate, today: NaiveDate, age_of_majority: u32) -> Self {
        let next = previous_expiry.succ_opt().unwrap_or(previous_expiry);
        Self {
            stage: Stage::Renewed,
            day: today.max(next),
            today,
            previous_expiry: Some(previous_expiry),
            age_of_majority,
        }
    }
}

/// What a policy would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// Its period.
    pub dates: Dates,
    /// Its value, not rounded.
    pub value: Decimal,
    /// How many members there are for whom the product has no place, with its maximum (rule 69).
    pub too_many: Option<TooMany>,
}

/// More members than the product takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany {
    /// How many there are.
    pub members: usize,
    /// How many the product takes.
    pub maximum: u32,
}

/// Why a policy has no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpriceable {
    /// The product has cycles of which none fits, and not the first one (BUG-14).
    NoFirstCycle,
    /// A period of the product leads beyond the calendar.
    BeyondCalendar,
}

/// Value and dates of a policy that is bought so, for these members (rules 58 to 69).
///
/// # Errors
/// When the product's periods or cycles lead to no day.
pub fn quote(
    tariff: &Tariff,
    enrolment: &Enrolment,
    members: &[Member],
    compatibility: &Compatibility,
) -> Result<Quote, Unpriceable> {
    let dates = dates(tariff, enrolment, compatibility)?;
    let majority = Majority {
        age: enrolment.age_of_majority,
        at: enrolment.day,
        today: enrolment.today,
    };
    let priced = Headcount::of(members, majority, compatibility).at_most(tariff.max_members);
    let full = value::full_value(tariff, enrolment.stage, priced, compatibility);
    let value = discount::discounted(full, tariff, enrolment, dates.start, compatibility);
    let maximum = tariff.max_members;
    let fits = u32::try_from(members.len()).is_ok_and(|count| count <= maximum);
    let too_many = (!fits).then_some(TooMany {
        members: members.len(),
        maximum,
    });
    Ok(Quote { dates, value, too_many })
}
