//! What to pay each time, when a policy is paid in parts.

use super::to_cents;
use rust_decimal::{Decimal, RoundingStrategy};

/// Divides a value into so many amounts of whole cents that are as equal as can be; earlier ones are larger. Their sum
/// is the value, rounded to cents.
#[must_use]
pub fn instalments(value: Decimal, count: u16) -> Vec<Decimal> {
    let mut open = to_cents(value);
    let share = |open: Decimal, left: u16| {
        let share = open / Decimal::from(left);
        share
            .round_dp_with_strategy(2, RoundingStrategy::AwayFromZero)
            .min(open)
    };
    let times = (1..=count).rev();
    times
        .map(|left| {
            let amount = share(open, left);
            open -= amount;
            amount
        })
        .collect()
}
