//! What a claim used up of a policy: a row of dedrems (spec 1.5).

use crate::claim::Category;
use crate::facts::Care;
use rust_decimal::Decimal;

/// What was deducted and paid on a policy by a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expenditure {
    /// Key of the policy.
    pub policy: i32,
    /// Whether it is a hospital claim for the product: then the IP columns hold the amounts, else those of OP.
    pub hospital: bool,
    /// What the insured bore.
    pub deducted: Decimal,
    /// What was paid and counts towards ceilings.
    pub remunerated: Decimal,
    /// What was paid under the ceiling of the claim's category.
    pub of_category: Option<(Category, Decimal)>,
}

impl Expenditure {
    /// The second family of columns that holds the amounts.
    #[must_use]
    pub const fn care(&self) -> Care {
        if self.hospital {
            Care::InPatient
        } else {
            Care::OutPatient
        }
    }
}
