//! Arithmetic of amounts: two decimals, half a cent away from zero, never beyond what a column holds.

use rust_decimal::{Decimal, RoundingStrategy};

/// The largest amount that the columns hold (`numeric(18,2)`); what would be larger is cut to it.
pub(crate) const LARGEST: Decimal = Decimal::from_parts(2_808_348_671, 232_830_643, 0, false, 2);

/// An amount as it is stored (E22).
#[must_use]
pub fn to_cents(amount: Decimal) -> Decimal {
    if amount.scale() <= 2 {
        return amount;
    }
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// The amount of a quantity at a unit price, not below nothing.
pub(crate) fn times(quantity: Decimal, price: Decimal) -> Decimal {
    bounded(quantity.checked_mul(price))
}

/// A percentage of an amount.
pub(crate) fn percent(amount: Decimal, percent: Decimal) -> Decimal {
    bounded(amount.checked_mul(percent).map(|hundredfold| hundredfold * HUNDREDTH))
}

/// Two amounts together.
pub(crate) fn plus(one: Decimal, other: Decimal) -> Decimal {
    one.checked_add(other).unwrap_or(LARGEST).min(LARGEST)
}

/// What is left of an amount, not below nothing.
pub(crate) fn left(of: Decimal, used: Decimal) -> Decimal {
    of.checked_sub(used).unwrap_or(Decimal::ZERO).max(Decimal::ZERO)
}

const HUNDREDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

fn bounded(amount: Option<Decimal>) -> Decimal {
    let amount = amount.map_or(LARGEST, to_cents);
    amount.clamp(Decimal::ZERO, LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn e22_half_a_cent_goes_away_from_zero() {
        assert_eq!(percent(d("99.99"), d("33.33")), d("33.33"));
        assert_eq!(times(d("0.5"), d("0.01")), d("0.01"));
        assert_eq!(times(d("1"), d("99.99")), d("99.99"));
    }

    #[test]
    fn no_amount_leaves_the_column() {
        assert_eq!(LARGEST, d("9999999999999999.99"));
        assert_eq!(times(LARGEST, LARGEST), LARGEST);
        assert_eq!(percent(LARGEST, LARGEST), LARGEST);
        assert_eq!(plus(LARGEST, LARGEST), LARGEST);
        assert_eq!(times(d("-1"), d("5")), Decimal::ZERO);
        assert_eq!(left(d("5"), d("7")), Decimal::ZERO);
    }
}
