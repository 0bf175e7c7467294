//! Values of filters: from text to what is bound, by the field's kind.

use super::sql::Bind;
use crate::declare::{IdColumn, Key, Kind};
use crate::language::Said;
use crate::message;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

/// What a text should have been, in words.
pub(super) fn expected(kind: Kind) -> Said {
    match kind {
        Kind::Text => message::text_without_nul(),
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger => message::whole_number(),
        Kind::Boolean => message::true_or_false(),
        Kind::Decimal => message::decimal_number_of_28(),
        Kind::Date => message::date(),
        Kind::Instant => message::date_and_time_with_offset(),
        Kind::LocalDateTime => message::date_and_time(),
        Kind::Uuid => message::uuid(),
        Kind::Json => message::no_comparison(),
    }
}

/// One value.
pub(super) fn one(kind: Kind, given: &str) -> Option<Bind> {
    match kind {
        Kind::Text => text(given).map(Bind::Text),
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger => number(given).map(Bind::Number),
        Kind::Boolean => boolean(given).map(Bind::Boolean),
        Kind::Decimal => decimal(given).map(Bind::Decimal),
        Kind::Date => date(given).map(Bind::Date),
        Kind::Instant => instant(given).map(Bind::Instant),
        Kind::LocalDateTime => local(given).map(Bind::LocalDateTime),
        Kind::Uuid => uuid(given).map(Bind::Uuid),
        Kind::Json => None,
    }
}

/// Several values, as one array.
pub(super) fn many(kind: Kind, given: &[String]) -> Option<Bind> {
    match kind {
        Kind::Text => each(given, text).map(Bind::Texts),
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger => each(given, number).map(Bind::Numbers),
        Kind::Decimal => each(given, decimal).map(Bind::Decimals),
        Kind::Date => each(given, date).map(Bind::Dates),
        Kind::Instant => each(given, instant).map(Bind::Instants),
        Kind::LocalDateTime => each(given, local).map(Bind::LocalDateTimes),
        Kind::Uuid => each(given, uuid).map(Bind::Uuids),
        Kind::Boolean | Kind::Json => None,
    }
}

/// A public id; UUIDs in text columns are kept in lower case.
pub(super) fn public_id(column: IdColumn, given: &str) -> Option<Bind> {
    one(column.kind, &canonical(column.kind, given))
}

/// The same public id as it is kept.
pub(super) fn canonical(kind: Kind, given: &str) -> String {
    if kind == Kind::Text && uuid(given).is_some() {
        given.to_ascii_lowercase()
    } else {
        given.to_owned()
    }
}

/// Several public ids; those that cannot be one are left out, since they name no row.
pub(super) fn public_ids<S: AsRef<str>>(column: IdColumn, given: &[S]) -> Option<Bind> {
    let possible: Vec<_> = given
        .iter()
        .map(|id| canonical(column.kind, id.as_ref()))
        .filter(|id| one(column.kind, id).is_some())
        .collect();
    many(column.kind, &possible)
}

/// A key, if it is of the column's kind.
pub(super) fn key(column: IdColumn, key: &Key) -> Option<Bind> {
    match (column.kind, key) {
        (Kind::SmallInteger | Kind::Integer | Kind::BigInteger, Key::Number(number)) => Some(Bind::Number(*number)),
        (Kind::Uuid, Key::Uuid(uuid)) => Some(Bind::Uuid(*uuid)),
        (Kind::Text, Key::Text(given)) => text(given).map(Bind::Text),
        _ => None,
    }
}

/// Several keys as one array; those of another kind are left out.
pub(super) fn keys(column: IdColumn, keys: &[Key]) -> Bind {
    match column.kind {
        Kind::Uuid => Bind::Uuids(keys.iter().filter_map(uuid_of).collect()),
        Kind::Text => Bind::Texts(keys.iter().filter_map(text_of).collect()),
        _ => Bind::Numbers(keys.iter().filter_map(number_of).collect()),
    }
}

const fn number_of(key: &Key) -> Option<i64> {
    match key {
        Key::Number(number) => Some(*number),
        Key::Uuid(_) | Key::Text(_) => None,
    }
}

const fn uuid_of(key: &Key) -> Option<Uuid> {
    match key {
        Key::Uuid(uuid) => Some(*uuid),
        Key::Number(_) | Key::Text(_) => None,
    }
}

fn text_of(key: &Key) -> Option<String> {
    match key {
        Key::Text(given) => text(given),
        Key::Number(_) | Key::Uuid(_) => None,
    }
}

fn each<T>(given: &[String], parse: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    given.iter().map(|text| parse(text)).collect()
}

/// PostgreSQL's texts cannot hold NUL.
fn text(given: &str) -> Option<String> {
    (!given.contains('\0')).then(|| given.to_owned())
}

fn number(given: &str) -> Option<i64> {
    given.parse().ok()
}

pub(super) fn boolean(given: &str) -> Option<bool> {
    given.parse().ok()
}

/// Plain digits with a point: the parser alone would also take `1_000`.
fn decimal(given: &str) -> Option<Decimal> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    given.chars().all(plain).then(|| Decimal::from_str_exact(given).ok())?
}

/// A day, or its midnight, as openIMIS's front end spells days; years of four digits: every one of them is within
/// PostgreSQL's range.
fn date(given: &str) -> Option<NaiveDate> {
    given
        .strip_suffix("T00:00:00")
        .unwrap_or(given)
        .parse()
        .ok()
        .filter(|date: &NaiveDate| (1..=9999).contains(&date.year()))
}

/// With an offset, or without one as the API prints it, which then means UTC; a day alone is its midnight.
fn instant(given: &str) -> Option<DateTime<Utc>> {
    let zoned = given.parse::<DateTime<Utc>>().ok();
    zoned
        .filter(|instant| (1..=9999).contains(&instant.year()))
        .or_else(|| local(given).map(|local| local.and_utc()))
}

fn local(given: &str) -> Option<NaiveDateTime> {
    let time = given.parse::<NaiveDateTime>().ok();
    time.filter(|time| (1..=9999).contains(&time.year()))
        .or_else(|| date(given).map(|day| day.and_time(NaiveTime::MIN)))
}

pub(super) fn uuid(given: &str) -> Option<Uuid> {
    // the hyphenated form only: a text column would not equal the others
    (given.len() == 36).then(|| given.parse().ok())?
}
