//! The steps of an amount: fixed limit, deductible, co-insurance, category ceiling, ceiling, in this order (spec 7.4).

use super::Valuation;
use super::account::Account;
use crate::case::LineCase;
use crate::claim::{Assignment, Limitation};
use crate::decision::Amounts;
use crate::money::{percent, times};
use crate::profile::Departure;
use crate::trace::{Finding, Place, Trace};
use rust_decimal::Decimal;

/// A line while its amount goes through the steps.
pub(super) struct Steps<'v, 'a, 'r> {
    pub(super) valuation: &'v Valuation<'a, 'r>,
    pub(super) line: &'v LineCase<'a>,
    pub(super) assignment: Assignment,
    pub(super) place: Place,
    pub(super) trace: &'v mut Trace,
}

impl Steps<'_, '_, '_> {
    /// What an amount comes to on an account. A line that the insured bear wholly ends there (E5).
    pub(super) fn take(&mut self, account: &mut Account, amount: Decimal) -> Amounts {
        let limited = self.fixed_amount(amount);
        let (deducted, amount) = self.deductible(account, limited);
        if deducted == limited && !deducted.is_zero() {
            return Amounts {
                deducted,
                ..Amounts::default()
            };
        }
        let amount = self.co_insurance(amount);
        let amount = self.changed(amount);
        let (amount, exceeding_category) = self.category_ceiling(account, amount);
        let (valuated, exceeding) = self.ceiling(account, amount);
        Amounts {
            valuated,
            remunerated: None,
            deducted,
            exceeding,
            exceeding_category,
        }
    }

    /// Step 4: an amount per unit; 0 is none.
    fn fixed_amount(&mut self, amount: Decimal) -> Decimal {
        let profile = self.valuation.case.settings.profile;
        let counts = |limit: &Decimal| !limit.is_zero() || profile.follows(Departure::FixedNothingPaysNothing);
        let of_line = self.assignment.value.filter(counts);
        let limit = of_line.filter(|_| self.assignment.limitation == Some(Limitation::FixedAmount));
        let Some(limit) = limit else { return amount };
        let limited = amount.min(times(self.line.quantity(), limit));
        self.changes(Finding::FixedAmount { limit }, amount, limited)
    }

    /// Step 5.
    fn deductible(&mut self, account: &mut Account, amount: Decimal) -> (Decimal, Decimal) {
        let split = account.deduct(amount);
        if let Some(one) = account.deductible {
            let finding = Finding::Deductible {
                care: one.care,
                level: one.level,
                amount: one.amount,
                earlier: one.earlier,
            };
            self.changes(finding, amount, split.beyond);
        }
        (split.within, split.beyond)
    }

    /// Step 6: what is not set is everything, 0 % nothing (AR-84).
    fn co_insurance(&mut self, amount: Decimal) -> Decimal {
        let of_line = self
            .assignment
            .value
            .filter(|_| self.assignment.limitation == Some(Limitation::CoInsurance));
        let Some(of_hundred) = of_line else { return amount };
        let paid = percent(amount, of_hundred);
        self.changes(Finding::CoInsurance { percent: of_hundred }, amount, paid)
    }

    /// What rules of other modules make of it.
    fn changed(&mut self, amount: Decimal) -> Decimal {
        let mut amount = amount;
        for rule in self.valuation.rules {
            if let Some(change) = rule.change_amount(self.valuation.case, self.line, amount) {
                let changed = crate::money::to_cents(change.amount.max(Decimal::ZERO));
                amount = self.changes(change.of(*rule), amount, changed);
            }
        }
        amount
    }

    /// Step 7.
    fn category_ceiling(&mut self, account: &mut Account, amount: Decimal) -> (Decimal, Decimal) {
        let split = account.within_category(amount);
        if let Some((category, maximum)) = account.of_category {
            self.changes(Finding::CategoryCeiling { category, maximum }, amount, split.within);
        }
        (split.within, split.beyond)
    }

    /// Step 8: a line that is excluded is paid, and leaves the room to others (E9).
    fn ceiling(&mut self, account: &mut Account, amount: Decimal) -> (Decimal, Decimal) {
        let of_line = self
            .line
            .paid_by
            .and_then(|line| line.exclusion.of(self.valuation.case.age));
        if let Some(exclusion) = account.leaves_out(of_line) {
            self.trace.note(self.place, Finding::OutsideCeilings { exclusion });
            return (amount, Decimal::ZERO);
        }
        let split = account.within_ceiling(amount);
        if let Some(one) = account.ceiling {
            let finding = Finding::Ceiling {
                care: one.care,
                level: one.level,
                amount: one.amount,
                earlier: one.earlier,
            };
            self.changes(finding, amount, split.within);
        }
        (split.within, split.beyond)
    }

    /// Says what a step did, if it did anything.
    fn changes(&mut self, finding: Finding, before: Decimal, after: Decimal) -> Decimal {
        if before != after {
            self.trace.change(self.place, finding, before, after);
        }
        after
    }
}
