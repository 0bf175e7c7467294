//! What is entered of a contribution, checked: pure.

use super::PayType;
use crate::error;
use chrono::{Datelike, NaiveDate};
use openimis_core::error::{Error, Problem, kinds};
use openimis_policy::pricing::to_cents;
use rust_decimal::Decimal;

/// The years that a payment can be in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// What `numeric(18,2)` holds, in whole units: less than this.
const LIMIT: Decimal = Decimal::from_parts(1_874_919_424, 2_328_306, 0, false, 0);

/// What a contribution is made of, beside the policy and the payer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// How much was paid, in whole cents.
    pub(crate) amount: Decimal,
    /// When.
    pub(crate) day: NaiveDate,
    /// How, as a letter of [`PayType`].
    pub(crate) pay_type: String,
    /// Number of the receipt; empty for none.
    pub(crate) receipt: String,
    /// Whether it pays for photos.
    pub(crate) is_photo_fee: bool,
    /// Whether it was recorded offline.
    pub(crate) is_offline: bool,
}

/// The same as it was sent: openIMIS's dialect requires none of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    pub(super) amount: Option<Decimal>,
    pub(super) day: Option<NaiveDate>,
    pub(super) pay_type: Option<String>,
    pub(super) receipt: Option<String>,
    pub(super) is_photo_fee: Option<bool>,
    pub(super) is_offline: Option<bool>,
}

impl Sent {
    /// Checks what was sent; all problems are told together.
    pub(super) fn checked(self) -> Result<Entry, Error> {
        let mut problems = Vec::new();
        let missing = |field: &str, is_missing: bool| is_missing.then(|| kinds::REQUIRED.at(field));
        problems.extend(missing("amount", self.amount.is_none()));
        problems.extend(missing("payDate", self.day.is_none()));
        problems.extend(missing("payType", self.pay_type.is_none()));
        problems.extend(self.amount.and_then(wrong_amount));
        problems.extend(self.day.and_then(wrong_day));
        match (self.amount, self.day, self.pay_type) {
            (Some(amount), Some(day), Some(pay_type)) if problems.is_empty() => Ok(Entry {
                amount: to_cents(amount),
                day,
                pay_type,
                receipt: self
                    .receipt
                    .map_or_else(String::new, |receipt| receipt.trim().to_owned()),
                is_photo_fee: self.is_photo_fee.unwrap_or_default(),
                is_offline: self.is_offline.unwrap_or_default(),
            }),
            _ => Err(Error::Refused(problems)),
        }
    }
}

impl Entry {
    /// The whole of a policy's value, paid in cash (spec 2.12, `isPaid`).
    pub(crate) fn in_cash(amount: Decimal, day: NaiveDate, receipt: String) -> Self {
        Self {
            amount: to_cents(amount),
            day,
            pay_type: PayType::Cash.letter().to_owned(),
            receipt,
            is_photo_fee: false,
            is_offline: false,
        }
    }
}

fn wrong_amount(amount: Decimal) -> Option<Problem> {
    if amount.is_sign_negative() && !amount.is_zero() {
        return Some(error::NEGATIVE_AMOUNT.at("amount"));
    }
    (to_cents(amount) >= LIMIT).then(|| error::AMOUNT_TOO_LARGE.at("amount"))
}

fn wrong_day(day: NaiveDate) -> Option<Problem> {
    (!YEARS.contains(&day.year())).then(|| error::IMPOSSIBLE_DAY.at("payDate"))
}

#[cfg(test)]
mod tests {
    use super::LIMIT;

    #[test]
    fn the_limit_is_ten_to_the_sixteenth() {
        assert_eq!(LIMIT.to_string(), "10000000000000000");
    }
}
