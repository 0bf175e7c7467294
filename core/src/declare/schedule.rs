//! When a job is due.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// When work is due that the clock asks for.
///
/// Written in settings and shown to people as `daily 08:30`, `every 60 minutes` and `never`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Schedule {
    /// Once a day, at this time of the scheme's time zone (`server.time_zone`).
    Daily(NaiveTime),
    /// So many minutes after the last run began; the first time at the server's start. At least 1.
    Every(u32),
    /// Only when somebody asks for it.
    Never,
}

/// Steps in which a time of day is looked for that the clocks have passed over, and how many of them.
const GAP_STEP: TimeDelta = TimeDelta::minutes(15);
const GAP_STEPS: i32 = 96;

impl Schedule {
    /// Once a day at this hour and minute. The registry refuses a module whose job has a time that no day has.
    #[must_use]
    pub const fn daily(hour: u32, minute: u32) -> Self {
        match NaiveTime::from_hms_opt(hour, minute, 0) {
            Some(time) => Self::Daily(time),
            None => Self::Never,
        }
    }

    /// So many minutes after the last run began.
    #[must_use]
    pub const fn every(minutes: u32) -> Self {
        match minutes {
            0 => Self::Never,
            minutes => Self::Every(minutes),
        }
    }

    /// The first instant after this one at which it is due.
    ///
    /// A time of day that the clocks skip counts when they go on; one that comes twice counts the first time.
    #[must_use]
    pub fn next(self, after: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        match self {
            Self::Never => None,
            Self::Every(minutes) => after.checked_add_signed(TimeDelta::minutes(minutes.into())),
            Self::Daily(time) => {
                let today = after.with_timezone(&zone).date_naive();
                let mut days = today.iter_days().take(3).filter_map(|day| instant(day, time, zone));
                days.find(|due| *due > after)
            }
        }
    }
}

fn instant(day: NaiveDate, time: NaiveTime, zone: Tz) -> Option<DateTime<Utc>> {
    let local = day.and_time(time);
    let mut later = (0..=GAP_STEPS).filter_map(|step| local.checked_add_signed(GAP_STEP * step));
    let found = later.find_map(|local| zone.from_local_datetime(&local).earliest())?;
    Some(found.with_timezone(&Utc))
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Daily(time) => write!(f, "daily {}", time.format("%H:%M")),
            Self::Every(1) => f.write_str("every 1 minute"),
            Self::Every(minutes) => write!(f, "every {minutes} minutes"),
            Self::Never => f.write_str("never"),
        }
    }
}

impl FromStr for Schedule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let words: Vec<_> = text.split_whitespace().collect();
        let understood = match words.as_slice() {
            ["never"] => Some(Self::Never),
            ["daily", time] => NaiveTime::parse_from_str(time, "%H:%M").ok().map(Self::Daily),
            ["every", minutes, "minute" | "minutes"] => {
                let minutes = minutes.parse().ok().filter(|minutes| *minutes > 0);
                minutes.map(Self::Every)
            }
            _ => None,
        };
        let expected = "expected `daily 08:30`, `every 60 minutes` or `never`";
        understood.ok_or_else(|| format!("{expected}, found `{text}`"))
    }
}

impl TryFrom<String> for Schedule {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Schedule> for String {
    fn from(schedule: Schedule) -> Self {
        schedule.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn next(schedule: Schedule, after: &str, zone: Tz) -> Option<String> {
        let due = schedule.next(after.parse().unwrap(), zone)?;
        Some(due.format("%FT%H:%M").to_string())
    }

    #[test]
    fn a_day_begins_where_the_scheme_is() {
        for (zone, after, due) in [
            (Tz::UTC, "2026-11-30T08:29:59Z", "2026-11-30T08:30"),
            (Tz::UTC, "2026-11-30T08:30:00Z", "2026-12-01T08:30"),
            // half past eight in Dar es Salaam is half past five in Greenwich
            (Tz::Africa__Dar_es_Salaam, "2026-11-30T05:00:00Z", "2026-11-30T05:30"),
            (Tz::Africa__Dar_es_Salaam, "2026-11-30T22:00:00Z", "2026-12-01T05:30"),
            (Tz::Asia__Kathmandu, "2026-11-30T00:00:00Z", "2026-11-30T02:45"),
        ] {
            let found = next(Schedule::daily(8, 30), after, zone);
            assert_eq!(found.as_deref(), Some(due), "{zone} after {after}");
        }
    }

    #[test]
    fn changing_clocks_skip_no_day_and_repeat_none() {
        let night = Schedule::daily(2, 30);
        // the clocks go from 02:00 to 03:00: the job is due at 03:00, 01:00 in Greenwich
        let spring = next(night, "2026-03-29T00:00:00Z", Tz::Europe__Berlin);
        assert_eq!(spring.as_deref(), Some("2026-03-29T01:00"));
        // half past two comes twice
        let autumn = next(night, "2026-10-24T22:00:00Z", Tz::Europe__Berlin);
        assert_eq!(autumn.as_deref(), Some("2026-10-25T00:30"));
        let after = next(night, "2026-10-25T00:30:00Z", Tz::Europe__Berlin);
        assert_eq!(after.as_deref(), Some("2026-10-26T01:30"));
    }

    #[test]
    fn settings_write_what_people_read() {
        for text in ["daily 08:30", "every 60 minutes", "every 1 minute", "never"] {
            assert_eq!(text.parse::<Schedule>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "daily",
            "daily 24:00",
            "every 0 minutes",
            "every -1 minutes",
            "hourly",
        ] {
            assert!(text.parse::<Schedule>().unwrap_err().contains("daily 08:30"), "{text}");
        }
    }

    #[test]
    fn what_can_never_be_is_never() {
        assert_eq!(Schedule::daily(24, 0), Schedule::Never);
        assert_eq!(Schedule::every(0), Schedule::Never);
        assert_eq!(next(Schedule::Never, "2026-11-30T00:00:00Z", Tz::UTC), None);
    }

    proptest! {
        #[test]
        fn the_next_time_is_later_and_within_two_days(seconds in 0_i64..4_000_000_000, minute in 0_u32..1440) {
            let after = DateTime::from_timestamp(seconds, 0).unwrap();
            for zone in [Tz::UTC, Tz::Europe__Berlin, Tz::Australia__Lord_Howe, Tz::America__St_Johns] {
                let due = Schedule::daily(minute / 60, minute % 60).next(after, zone).unwrap();
                prop_assert!(due > after && due - after <= TimeDelta::hours(49), "{zone} {after} {due}");
            }
        }
    }
}
