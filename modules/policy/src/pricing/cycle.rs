//! The days of the year on which policies of a product start.

use chrono::NaiveDate;
use std::str::FromStr;

/// A day of the year, written `DD-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    month: u32,
    day: u32,
}

impl Cycle {
    /// The day in this year; 29 February is the 28th in a year without.
    pub(super) fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day.checked_sub(1)?))
    }
}

/// A text that names no day of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDay;

impl FromStr for Cycle {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        /// It has a 29 February.
        const LEAP_YEAR: i32 = 2024;
        let (day, month) = text.trim().split_once('-').ok_or(NoDay)?;
        let number = |text: &str| text.parse::<u32>().map_err(|_| NoDay);
        let (day, month) = (number(day)?, number(month)?);
        NaiveDate::from_ymd_opt(LEAP_YEAR, month, day).ok_or(NoDay)?;
        Ok(Self { month, day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_a_day_of_the_year() {
        for wrong in ["", "0106", "31-02", "01-13", "1/6", "-1-06", "01-06-01"] {
            assert_eq!(wrong.parse::<Cycle>(), Err(NoDay), "{wrong}");
        }
        let leap: Cycle = "29-02".parse().unwrap();
        assert_eq!(leap.in_year(2024), NaiveDate::from_ymd_opt(2024, 2, 29));
        assert_eq!(leap.in_year(2025), NaiveDate::from_ymd_opt(2025, 2, 28));
    }
}
