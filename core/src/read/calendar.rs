//! Days and instants as ISO 8601 text, from PostgreSQL's counts.

use super::number::write_digits;

const MICROSECONDS_A_DAY: i64 = 86_400_000_000;

/// Appends a day, given as days since 2000-01-01.
pub(super) fn write_date(days: i32, out: &mut Vec<u8>) {
    match days {
        i32::MAX => out.extend_from_slice(b"infinity"),
        i32::MIN => out.extend_from_slice(b"-infinity"),
        days => write_day(days.into(), out),
    }
}

/// Appends an instant, given as microseconds since 2000-01-01, without offset; microseconds only if there are any
/// (spec 5.5).
pub(super) fn write_timestamp(microseconds: i64, out: &mut Vec<u8>) {
    match microseconds {
        i64::MAX => return out.extend_from_slice(b"infinity"),
        i64::MIN => return out.extend_from_slice(b"-infinity"),
        _ => {}
    }
    write_day(microseconds.div_euclid(MICROSECONDS_A_DAY), out);
    let time = microseconds.rem_euclid(MICROSECONDS_A_DAY).unsigned_abs();
    let seconds = time / 1_000_000;
    for (before, part) in [(b'T', seconds / 3600), (b':', seconds / 60 % 60), (b':', seconds % 60)] {
        out.push(before);
        write_digits(part, 2, out);
    }
    if !time.is_multiple_of(1_000_000) {
        out.push(b'.');
        write_digits(time % 1_000_000, 6, out);
    }
}

/// The Gregorian day so many days after 2000-01-01: the calendar repeats every 146,097 days, and a year that starts in
/// March has its leap day last. A year before 1 has a sign, year 0 being 1 BC.
fn write_day(days: i64, out: &mut Vec<u8>) {
    /// From 0000-03-01 to 2000-01-01.
    const TO_2000: i64 = 730_425;
    let days = days + TO_2000;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    if year < 0 {
        out.push(b'-');
    }
    write_digits(year.unsigned_abs(), 4, out);
    for part in [month, day] {
        out.push(b'-');
        write_digits(part.unsigned_abs(), 2, out);
    }
}
