//! A day that openIMIS's clients send with a time.

use crate::message;
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use openimis_core::declare::{InputKind, InputValue, Kind};
use openimis_core::error::Problem;
use serde_json::Value;

/// A day; a time beside it is without meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

impl InputValue for Day {
    const KIND: InputKind = InputKind::Value(Kind::Date);

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        let read = |text: &str| {
            let day = text.parse().ok();
            let local = || text.parse::<NaiveDateTime>().ok().map(|local| local.date());
            let zoned = || DateTime::parse_from_rfc3339(text).ok().map(|zoned| zoned.date_naive());
            day.or_else(local).or_else(zoned)
        };
        let read = value.as_str().and_then(read);
        read.map(Self)
            .ok_or_else(|| vec![Problem::invalid_value(message::a_day())])
    }
}
