//! A policy while a claim is valued on it: its bounds and what the lines before used of them (spec 7.4 and 7.5).

use super::bound::{self, Bound, Purchase};
use crate::case::Case;
use crate::claim::{Category, Exclusion, Interpretation};
use crate::decision::Expenditure;
use crate::money::{left, plus};
use rust_decimal::Decimal;

/// A policy with its running totals.
pub(super) struct Account {
    pub(super) policy: i32,
    pub(super) hospital: bool,
    pub(super) deductible: Option<Bound>,
    pub(super) ceiling: Option<Bound>,
    /// What a claim of this category gets at most.
    pub(super) of_category: Option<(Category, Decimal)>,
    deducted: Decimal,
    remunerated: Decimal,
    category_paid: Decimal,
}

/// A part of an amount, and what is beyond it.
pub(super) struct Split {
    pub(super) within: Decimal,
    pub(super) beyond: Decimal,
}

impl Account {
    /// The account of a policy. None when the policy or its product is not known.
    pub(super) fn open(case: &Case<'_>, category: Category, policy: i32) -> Option<Self> {
        let found = case.facts.policies.get(&policy)?;
        let product = case.facts.products.get(&found.product)?;
        let hospital = match product.interpretation {
            Some(Interpretation::Level) => case.at_hospital(),
            Some(Interpretation::Stay) | None => case.stay,
        };
        let purchase = Purchase {
            key: policy,
            policy: found,
            product,
            hospital,
        };
        let maximum = product
            .amounts
            .get(&category)
            .copied()
            .filter(|amount| *amount > Decimal::ZERO);
        Some(Self {
            policy,
            hospital,
            deductible: bound::deductible(case, purchase),
            ceiling: bound::ceiling(case, purchase),
            of_category: maximum.map(|maximum| (category, maximum)),
            deducted: Decimal::ZERO,
            remunerated: Decimal::ZERO,
            category_paid: Decimal::ZERO,
        })
    }

    /// Step 5: what the insured still bear of an amount, and what is left of it.
    pub(super) fn deduct(&mut self, amount: Decimal) -> Split {
        let room = self
            .deductible
            .map_or(Decimal::ZERO, |one| left(left(one.amount, one.earlier), self.deducted));
        let deducted = room.min(amount);
        self.deducted = plus(self.deducted, deducted);
        Split {
            within: deducted,
            beyond: left(amount, deducted),
        }
    }

    /// Step 7: what the category's maximum leaves of an amount. It counts for this claim only (E8).
    pub(super) fn within_category(&mut self, amount: Decimal) -> Split {
        let Some((_, maximum)) = self.of_category else {
            return Split {
                within: amount,
                beyond: Decimal::ZERO,
            };
        };
        let paid = amount.min(left(maximum, self.category_paid));
        self.category_paid = plus(self.category_paid, paid);
        Split {
            within: paid,
            beyond: left(amount, paid),
        }
    }

    /// Step 8: what the ceiling leaves of an amount.
    pub(super) fn within_ceiling(&mut self, amount: Decimal) -> Split {
        let paid = match self.ceiling {
            Some(one) => amount.min(left(left(one.amount, one.earlier), self.remunerated)),
            None => amount,
        };
        self.remunerated = plus(self.remunerated, paid);
        Split {
            within: paid,
            beyond: left(amount, paid),
        }
    }

    /// Whether a line counts towards no ceiling.
    pub(super) fn leaves_out(&self, exclusion: Option<Exclusion>) -> Option<Exclusion> {
        exclusion.filter(|exclusion| match exclusion {
            Exclusion::Both => true,
            Exclusion::Hospital => self.hospital,
            Exclusion::NonHospital => !self.hospital,
        })
    }

    /// What the claim used.
    pub(super) fn close(self) -> Expenditure {
        Expenditure {
            policy: self.policy,
            hospital: self.hospital,
            deducted: self.deducted,
            remunerated: self.remunerated,
            of_category: self.of_category.map(|(category, _)| (category, self.category_paid)),
        }
    }
}
