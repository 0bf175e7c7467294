//! Values in PostgreSQL's binary form, back to what is bound: for cursors, which keep them exactly.

use super::sql::Bind;
use crate::declare::Kind;
use diesel::pg::data_types::{PgDate, PgNumeric, PgTimestamp};
use uuid::Uuid;

/// Days since 2000-01-01 of 4714-11-24 BC and of 5874898-01-01: PostgreSQL's range, the end excluded.
const DAYS: std::ops::Range<i32> = -2_451_545..2_145_031_949;
/// Microseconds since 2000-01-01 of 4714-11-24 BC and of 294277-01-01.
const MICROSECONDS: std::ops::Range<i64> = -211_813_488_000_000_000..9_223_371_331_200_000_000;

/// More digits to the base 10,000 than PostgreSQL accepts from outside.
const MOST_DIGITS: usize = 3_000;

/// The value, if these bytes are one of this kind; the server would refuse others with an error of its own.
pub(super) fn bind(kind: Kind, bytes: &[u8]) -> Option<Bind> {
    match kind {
        Kind::Text => {
            let text = std::str::from_utf8(bytes).ok()?;
            (!text.contains('\0')).then(|| Bind::Text(text.to_owned()))
        }
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger => number(bytes).map(Bind::Number),
        Kind::Boolean => match bytes {
            [flag @ (0 | 1)] => Some(Bind::Boolean(*flag == 1)),
            _ => None,
        },
        Kind::Decimal => decimal(bytes).map(Bind::RawDecimal),
        Kind::Date => {
            let days = i32::from_be_bytes(bytes.try_into().ok()?);
            let possible = DAYS.contains(&days) || matches!(days, i32::MIN | i32::MAX);
            possible.then_some(Bind::RawDate(PgDate(days)))
        }
        Kind::Instant => timestamp(bytes).map(Bind::RawInstant),
        Kind::LocalDateTime => timestamp(bytes).map(Bind::RawLocalDateTime),
        Kind::Uuid => Uuid::from_slice(bytes).ok().map(Bind::Uuid),
        Kind::Json => None,
    }
}

/// A big-endian integer of 16, 32 or 64 bits.
pub(super) fn number(bytes: &[u8]) -> Option<i64> {
    if let Ok(bytes) = bytes.try_into() {
        return Some(i64::from_be_bytes(bytes));
    }
    if let Ok(bytes) = bytes.try_into() {
        return Some(i32::from_be_bytes(bytes).into());
    }
    bytes.try_into().ok().map(|bytes| i16::from_be_bytes(bytes).into())
}

fn timestamp(bytes: &[u8]) -> Option<PgTimestamp> {
    let microseconds = i64::from_be_bytes(bytes.try_into().ok()?);
    let possible = MICROSECONDS.contains(&microseconds) || matches!(microseconds, i64::MIN | i64::MAX);
    possible.then_some(PgTimestamp(microseconds))
}

/// The parts of a `numeric`: digits to the base 10,000, the weight of the first one, a sign, digits shown after the point.
pub(super) struct Numeric<'a> {
    pub(super) weight: i16,
    pub(super) sign: u16,
    pub(super) scale: u16,
    digits: &'a [u8],
}

impl<'a> Numeric<'a> {
    pub(super) const POSITIVE: u16 = 0x0000;
    pub(super) const NEGATIVE: u16 = 0x4000;
    pub(super) const NAN: u16 = 0xC000;
    pub(super) const INFINITY: u16 = 0xD000;
    pub(super) const MINUS_INFINITY: u16 = 0xF000;

    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk()?;
        let (weight, rest) = rest.split_first_chunk()?;
        let (sign, rest) = rest.split_first_chunk()?;
        let (scale, digits) = rest.split_first_chunk()?;
        let numeric = Self {
            weight: i16::from_be_bytes(*weight),
            sign: u16::from_be_bytes(*sign),
            scale: u16::from_be_bytes(*scale),
            digits,
        };
        let whole = digits.len() == usize::from(u16::from_be_bytes(*count)) * 2;
        let possible = numeric.scale < 0x4000 && digits.len() <= 2 * MOST_DIGITS;
        (whole && possible && numeric.digits().all(|digit| digit < 10_000)).then_some(numeric)
    }

    pub(super) fn digits(&self) -> impl Iterator<Item = u16> + use<'a> {
        let (pairs, _) = self.digits.as_chunks::<2>();
        pairs.iter().map(|pair| u16::from_be_bytes(*pair))
    }
}

fn decimal(bytes: &[u8]) -> Option<PgNumeric> {
    let numeric = Numeric::of(bytes)?;
    let (weight, scale) = (numeric.weight, numeric.scale);
    let digits: Vec<i16> = numeric.digits().filter_map(|digit| i16::try_from(digit).ok()).collect();
    match numeric.sign {
        Numeric::POSITIVE => Some(PgNumeric::Positive { weight, scale, digits }),
        Numeric::NEGATIVE => Some(PgNumeric::Negative { weight, scale, digits }),
        Numeric::NAN => Some(PgNumeric::NaN),
        _ => None,
    }
}
