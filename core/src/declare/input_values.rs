//! The plain types that an input field can have.

use super::Kind;
use super::input::{InputKind, InputValue, expected};
use crate::error::Problem;
use crate::message;
use serde_json::Value;

macro_rules! integer {
    ($($type:ty => $kind:ident, $words:ident);* $(;)?) => {$(
        impl InputValue for $type {
            const KIND: InputKind = InputKind::Value(Kind::$kind);

            fn read(value: &Value) -> Result<Self, Vec<Problem>> {
                value.as_i64().and_then(|number| Self::try_from(number).ok()).ok_or_else(|| expected(message::$words()))
            }
        }
    )*};
}
integer!(i16 => SmallInteger, whole_number_16; i32 => Integer, whole_number_32; i64 => BigInteger, whole_number);

/// Reads a value that travels as text.
macro_rules! text {
    ($($type:ty => $kind:ident, $words:ident, $parse:expr);* $(;)?) => {$(
        impl InputValue for $type {
            const KIND: InputKind = InputKind::Value(Kind::$kind);

            fn read(value: &Value) -> Result<Self, Vec<Problem>> {
                value.as_str().and_then($parse).ok_or_else(|| expected(message::$words()))
            }
        }
    )*};
}
text!(
    String => Text, text_without_nul, |text| (!text.contains('\0')).then(|| text.to_owned());
    chrono::NaiveDate => Date, date, |text| text.parse().ok();
    uuid::Uuid => Uuid, uuid, |text| text.parse().ok();
);

impl InputValue for bool {
    const KIND: InputKind = InputKind::Value(Kind::Boolean);

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        value.as_bool().ok_or_else(|| expected(message::true_or_false()))
    }
}

/// Accepts an instant with offset, or without one as the API prints it, which then means UTC (spec 1.1).
impl InputValue for chrono::DateTime<chrono::Utc> {
    const KIND: InputKind = InputKind::Value(Kind::Instant);

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        let read = |text: &str| {
            text.parse::<Self>()
                .ok()
                .or_else(|| text.parse::<chrono::NaiveDateTime>().ok().map(|local| local.and_utc()))
        };
        value
            .as_str()
            .and_then(read)
            .ok_or_else(|| expected(message::date_and_time()))
    }
}

/// Accepts decimals as text, the form in which they are printed, and as JSON numbers.
impl InputValue for rust_decimal::Decimal {
    const KIND: InputKind = InputKind::Value(Kind::Decimal);

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return Err(expected(message::decimal_number())),
        };
        text.parse().map_err(|_| expected(message::decimal_number()))
    }
}

/// Any JSON document, for extension columns such as `jsonExt`.
impl InputValue for Value {
    const KIND: InputKind = InputKind::Value(Kind::Json);

    fn read(value: &Value) -> Result<Self, Vec<Problem>> {
        Ok(value.clone())
    }
}
