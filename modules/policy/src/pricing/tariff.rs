//! What a product says about prices and periods (spec 1.11).

use super::Cycle;
use rust_decimal::Decimal;

/// The columns of a product from which policies are priced. Money is in the scheme's currency, periods are months.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tariff {
    /// How long a policy holds.
    pub insurance_period: u32,
    /// What a new policy waits before it starts.
    pub administration_period: u32,
    /// How long after its day a cycle still takes a new policy.
    pub enrolment_grace: u32,
    /// How long after its day a cycle still takes a renewal.
    pub renewal_grace: u32,
    /// The days of the year on which policies start, as entered; empty places stand for cycles that are not filled.
    pub cycles: Vec<Option<Cycle>>,
    /// Flat price of the members up to the threshold; 0 for none.
    pub lump_sum: Decimal,
    /// How many members the lump sum covers; 0 for all.
    pub threshold: u32,
    /// How many members are priced; 0 for all.
    pub max_members: u32,
    /// Price of an adult.
    pub premium_adult: Decimal,
    /// Price of a child.
    pub premium_child: Decimal,
    /// What a new policy costs to register.
    pub registration: Fee,
    /// What the general assembly costs.
    pub general_assembly: Fee,
    /// For those who enrol early, if the product has cycles.
    pub enrolment_discount: Discount,
    /// For those who renew early.
    pub renewal_discount: Discount,
}

/// A fee for a whole policy or for each of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fee {
    /// For all together; it wins if it is not 0.
    pub lump_sum: Decimal,
    /// For each.
    pub per_member: Decimal,
}

impl Fee {
    /// What so many members pay.
    pub(super) fn of(self, members: u32) -> Decimal {
        if self.lump_sum.is_zero() {
            self.per_member * Decimal::from(members)
        } else {
            self.lump_sum
        }
    }
}

/// A discount for those who come early enough; none if one of its numbers is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Discount {
    /// Percent of the value.
    pub percent: u32,
    /// How many months early.
    pub months: u32,
}
