//! What was deducted and paid on policies.

use crate::decision::Expenditure;
use crate::facts::{ByCare, Care};
use crate::money::plus;
use rust_decimal::Decimal;
use std::ops::{AddAssign, SubAssign};

/// Sums over rows of dedrems. Empty columns count as nothing (AR-79).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spending {
    /// What the insured bore.
    pub deducted: ByCare<Decimal>,
    /// What was paid and counts towards ceilings.
    pub remunerated: ByCare<Decimal>,
}

impl From<&Expenditure> for Spending {
    fn from(one: &Expenditure) -> Self {
        Self {
            deducted: in_columns(one.deducted, one.care()),
            remunerated: in_columns(one.remunerated, one.care()),
        }
    }
}

fn in_columns(amount: Decimal, care: Care) -> ByCare<Decimal> {
    let of = |column| if column == care { amount } else { Decimal::ZERO };
    ByCare {
        general: amount,
        in_patient: of(Care::InPatient),
        out_patient: of(Care::OutPatient),
    }
}

impl AddAssign for Spending {
    fn add_assign(&mut self, other: Self) {
        each(self, other, plus);
    }
}

impl SubAssign for Spending {
    fn sub_assign(&mut self, other: Self) {
        each(self, other, |one, other| plus(one, -other));
    }
}

fn each(one: &mut Spending, other: Spending, apply: impl Fn(Decimal, Decimal) -> Decimal) {
    let all = |one: &mut ByCare<Decimal>, other: ByCare<Decimal>| {
        one.general = apply(one.general, other.general);
        one.in_patient = apply(one.in_patient, other.in_patient);
        one.out_patient = apply(one.out_patient, other.out_patient);
    };
    all(&mut one.deducted, other.deducted);
    all(&mut one.remunerated, other.remunerated);
}
