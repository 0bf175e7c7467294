//! Days on which policies of a product start, year by year.

use crate::error;
use chrono::NaiveDate;
use openimis_core::error::Problem;

/// The start of a cycle: a day of the year, stored as `DD-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CycleStart {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// A year without 29 February: a cycle starts in every year.
const ANY_YEAR: i32 = 2001;

impl CycleStart {
    /// Reads `DD-MM`; nothing if that is no day that every year has (rule 49, BUG-14).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, month) = text.split_once('-')?;
        let number = |text: &str| {
            let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()
        };
        let (day, month) = (number(day)?, number(month)?);
        NaiveDate::from_ymd_opt(ANY_YEAR, month, day)?;
        Some(Self { month, day })
    }

    /// That day of a year.
    #[must_use]
    pub fn of_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

impl super::Product {
    /// The starts of its cycles in the order of the year (BUG-14); none if its policies start at any day. What older
    /// programs stored and is no day of the year is left out.
    #[must_use]
    pub fn cycle_starts(&self) -> Vec<CycleStart> {
        let texts = [
            &self.start_cycle_1,
            &self.start_cycle_2,
            &self.start_cycle_3,
            &self.start_cycle_4,
        ];
        let texts = texts.into_iter().filter_map(Option::as_deref);
        let mut starts: Vec<_> = texts.filter_map(CycleStart::parse).collect();
        starts.sort_unstable();
        starts
    }
}

/// Refuses what is no day of the year; an empty text means that there is no such cycle.
pub(super) fn check(field: &str, text: Option<&str>) -> Option<Problem> {
    let text = text.filter(|text| !text.is_empty())?;
    CycleStart::parse(text).is_none().then(|| error::START_CYCLE.at(field))
}

#[cfg(test)]
mod tests {
    use super::CycleStart;
    use crate::Product;

    #[test]
    fn rule_49_a_cycle_starts_on_a_day_of_every_year() {
        let first_of_june = CycleStart { month: 6, day: 1 };
        assert_eq!(CycleStart::parse("01-06"), Some(first_of_june));
        assert_eq!(CycleStart::parse("1-6"), Some(first_of_june));
        for wrong in [
            "0106",
            "31-02",
            "29-02",
            "00-01",
            "01-13",
            "01-06-2026",
            "-1-06",
            "+1-06",
            "a-b",
            "",
            "-",
        ] {
            assert_eq!(CycleStart::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn bug_14_the_order_of_the_columns_does_not_matter() {
        let product = Product {
            start_cycle_1: Some(String::new()),
            start_cycle_2: Some("01-09".to_owned()),
            start_cycle_3: Some("31-02".to_owned()),
            start_cycle_4: Some("01-03".to_owned()),
            ..Product::default()
        };
        let days: Vec<_> = product
            .cycle_starts()
            .iter()
            .map(|start| (start.day, start.month))
            .collect();
        assert_eq!(days, [(1, 3), (1, 9)]);
    }
}
