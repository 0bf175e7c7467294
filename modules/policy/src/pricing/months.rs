//! "So many months later" (spec 2.8).

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How months are added to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Months {
    /// Each month adds the number of days of the month that one is in: 31 January 2024 and a month is 2 March. Stored
    /// policies were computed so (spec 8.3).
    #[default]
    Stepping,
    /// The same day of a later month, or its last day: 31 January 2024 and a month is 29 February.
    Calendar,
}

impl Months {
    /// The day that lies so many months after this one; nothing beyond the calendar.
    #[must_use]
    pub fn after(self, day: NaiveDate, months: u32) -> Option<NaiveDate> {
        self.walk(
            day,
            months,
            |day| day.checked_add_days(length(day)),
            |day, rest| day.checked_add_months(chrono::Months::new(rest)),
        )
    }

    /// The day that lies so many months before this one.
    #[must_use]
    pub fn before(self, day: NaiveDate, months: u32) -> Option<NaiveDate> {
        let back = |day: NaiveDate| day.checked_sub_days(length(day.checked_sub_months(chrono::Months::new(1))?));
        self.walk(day, months, back, |day, rest| {
            day.checked_sub_months(chrono::Months::new(rest))
        })
    }

    /// The last day of a term of so many months: whole years keep month and day (spec 2.9).
    #[must_use]
    pub fn last_day(self, start: NaiveDate, months: u32) -> Option<NaiveDate> {
        let years_only = months.is_multiple_of(12);
        let arithmetic = if years_only { Self::Calendar } else { self };
        arithmetic.after(start, months)?.pred_opt()
    }

    /// Only the days after the 28th are stepped: for all others both ways agree.
    fn walk(
        self,
        mut day: NaiveDate,
        mut months: u32,
        step: impl Fn(NaiveDate) -> Option<NaiveDate>,
        leap: impl Fn(NaiveDate, u32) -> Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        while self == Self::Stepping && months > 0 && day.day() > 28 {
            day = step(day)?;
            months -= 1;
        }
        leap(day, months)
    }
}

/// The length of the day's month.
fn length(day: NaiveDate) -> Days {
    Days::new(u64::from(day.num_days_in_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Spec 2.8.
    #[test]
    fn months_step_by_the_length_of_the_month_or_follow_the_calendar() {
        for (from, months, stepping, calendar) in [
            ("2024-01-31", 1, "2024-03-02", "2024-02-29"),
            ("2023-01-31", 1, "2023-03-03", "2023-02-28"),
            ("2024-03-15", 6, "2024-09-15", "2024-09-15"),
            ("2024-08-31", 18, "2026-03-01", "2026-02-28"),
        ] {
            assert_eq!(Months::Stepping.after(day(from), months), Some(day(stepping)), "{from}");
            assert_eq!(Months::Calendar.after(day(from), months), Some(day(calendar)), "{from}");
        }
        for (from, stepping, calendar) in [
            ("2024-03-31", "2024-03-02", "2024-02-29"),
            ("2024-07-01", "2024-06-01", "2024-06-01"),
        ] {
            assert_eq!(Months::Stepping.before(day(from), 1), Some(day(stepping)), "{from}");
            assert_eq!(Months::Calendar.before(day(from), 1), Some(day(calendar)), "{from}");
        }
    }

    #[test]
    fn a_term_of_any_length_ends_or_is_refused_at_once() {
        assert_eq!(Months::Stepping.after(day("2024-01-31"), u32::MAX), None);
        assert_eq!(Months::Stepping.before(day("2024-01-31"), u32::MAX), None);
    }
}
