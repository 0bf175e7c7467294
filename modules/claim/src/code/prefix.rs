//! What generated codes begin with.

use crate::settings::CodePrefix;
use chrono::{Datelike, NaiveDate};

/// How many years the calendar of Nepal is ahead, from its new year in April on.
const BIKRAM_SAMBAT: i32 = 57;

/// The prefix on a day, at a facility.
pub(super) fn on(day: NaiveDate, prefix: CodePrefix, facility: &str) -> String {
    match prefix {
        CodePrefix::NepaliFiscalYear => years(fiscal_year_of_nepal(day)),
        CodePrefix::CalendarYear => years(day.year()),
        CodePrefix::Facility => format!("{facility}-"),
    }
}

fn years(year: i32) -> String {
    format!("{year}-{:03}-", (year + 1) % 1000)
}

/// The fiscal year begins with Shrawan, the fourth month, in the middle of July: on the 17th, or on the 16th in leap years.
fn fiscal_year_of_nepal(day: NaiveDate) -> i32 {
    let first = if day.leap_year() { 16 } else { 17 };
    let begun = (day.month(), day.day()) >= (7, first);
    day.year() + BIKRAM_SAMBAT - i32::from(!begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fiscal_year_of_nepal_switches_in_july() {
        for (day, prefix) in [
            ("2026-11-23", "2083-084-"),
            ("2024-07-15", "2080-081-"),
            ("2024-07-16", "2081-082-"),
            ("2025-07-16", "2081-082-"),
            ("2025-07-17", "2082-083-"),
            ("2042-11-01", "2099-100-"),
        ] {
            assert_eq!(on(day.parse().unwrap(), CodePrefix::NepaliFiscalYear, "HF1"), prefix);
        }
    }

    #[test]
    fn other_prefixes() {
        let day = "2024-06-10".parse().unwrap();
        assert_eq!(on(day, CodePrefix::CalendarYear, "HF1"), "2024-025-");
        assert_eq!(on(day, CodePrefix::Facility, "HF1"), "HF1-");
    }
}
