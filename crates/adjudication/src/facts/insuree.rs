//! What is known of an insuree.

use super::Validity;
use crate::Settings;
use crate::profile::Departure;
use chrono::{Datelike, NaiveDate};

/// Who was treated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insuree {
    /// Whether the row is live today.
    pub live: bool,
    /// Whether there is a family whose row is live today.
    pub has_family: bool,
    /// Sex, if it is known.
    pub sex: Option<Sex>,
    /// Date of birth, if it is known.
    pub born: Option<NaiveDate>,
    /// Policies and from when to when they cover the insuree: by policy, live rows before closed ones.
    pub covers: Vec<Cover>,
}

/// The insuree's part in a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// Key of the policy.
    pub policy: i32,
    /// Of the row.
    pub validity: Validity,
    /// First day.
    pub effective: Option<NaiveDate>,
    /// Last day.
    pub expiry: Option<NaiveDate>,
}

/// Sex, as masks of patients know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// M, and O (5.5).
    Male,
    /// Every other code.
    Female,
}

/// Whether somebody is of age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// From the age of majority on.
    Adult,
    /// Before it.
    Child,
}

impl Sex {
    /// The meaning of a stored code.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code.trim() {
            "M" | "O" => Self::Male,
            _ => Self::Female,
        }
    }
}

impl Insuree {
    /// Whether the insuree is of age on a day (0.2); nothing without a date of birth.
    #[must_use]
    pub fn age(&self, day: NaiveDate, settings: &Settings) -> Option<Age> {
        let born = self.born?;
        let years = if settings.profile.follows(Departure::AgeByCalendarYear) {
            u32::try_from(day.year() - born.year()).unwrap_or(0)
        } else {
            day.years_since(born).unwrap_or(0)
        };
        Some(if years >= settings.age_of_majority {
            Age::Adult
        } else {
            Age::Child
        })
    }
}
