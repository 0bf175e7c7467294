//! What a policy costs before discounts (spec 2.10).

use super::{Compatibility, Defect, Headcount, Stage, Tariff};
use rust_decimal::{Decimal, RoundingStrategy};

/// Contribution, others, general assembly and, of a new policy, registration. Amounts have at most 18 digits and
/// members are counted in 32 bits, so nothing overflows.
pub(super) fn full_value(tariff: &Tariff, stage: Stage, members: Headcount, compatibility: &Compatibility) -> Decimal {
    let others = per_head(tariff, members.other_adults, members.other_children);
    let registration = match stage {
        Stage::New => tariff.registration.of(members.total()),
        Stage::Renewed => Decimal::ZERO,
    };
    contribution(tariff, members, compatibility) + others + tariff.general_assembly.of(members.total()) + registration
}

/// The lump sum and what members above its threshold cost, else what each member costs.
fn contribution(tariff: &Tariff, members: Headcount, compatibility: &Compatibility) -> Decimal {
    let (adults, children) = members.above(tariff.threshold);
    if !tariff.lump_sum.is_zero() {
        return tariff.lump_sum + per_head(tariff, adults, children);
    }
    if compatibility.reproduces(Defect::FreeAboveThreshold) {
        return per_head(tariff, members.adults - adults, members.children - children);
    }
    per_head(tariff, members.adults, members.children)
}

fn per_head(tariff: &Tariff, adults: u32, children: u32) -> Decimal {
    tariff.premium_adult * Decimal::from(adults) + tariff.premium_child * Decimal::from(children)
}

/// Money as it is stored: two decimals, half a cent away from zero.
#[must_use]
pub fn to_cents(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}
