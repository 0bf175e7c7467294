//! What the lines of a claim are worth (spec chapter 7).

mod account;
mod bound;
mod package;
mod price;
mod steps;

use crate::case::{Case, LineCase};
use crate::claim::{Assignment, Category, Origin};
use crate::decision::Expenditure;
use crate::money::times;
use crate::profile::Departure;
use crate::rule::Rule;
use crate::trace::{Finding, Place, Trace};
use account::Account;
use smallvec::SmallVec;
use steps::Steps;

/// The valuation of a claim.
pub(crate) struct Valuation<'a, 'r> {
    pub(crate) case: &'r Case<'a>,
    pub(crate) rules: &'r [&'r dyn Rule],
    pub(crate) category: Category,
}

type Accounts = SmallVec<[Account; 2]>;

impl<'a> Valuation<'a, '_> {
    /// Values the lines that passed, in their order, each on the policy that pays it (E23, W10), and says what the claim
    /// used of each policy.
    pub(crate) fn value(&self, lines: &mut [LineCase<'a>], trace: &mut Trace) -> Vec<Expenditure> {
        let mut accounts = Accounts::new();
        for (index, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.decided.passed) {
            let place = Place {
                line: Some(index),
                policy: line.decided.assignment.map(|one| one.policy),
            };
            if let Err(finding) = self.value_line(line, &mut accounts, place, trace) {
                self.without_value(line, place, finding, trace);
            }
        }
        let mut expenditures: Vec<_> = accounts.into_iter().map(Account::close).collect();
        if self.case.settings.profile.follows(Departure::LastPolicyOnly) {
            expenditures.drain(..expenditures.len().saturating_sub(1));
        }
        expenditures
    }

    fn value_line(
        &self,
        line: &mut LineCase<'a>,
        accounts: &mut Accounts,
        place: Place,
        trace: &mut Trace,
    ) -> Result<(), Finding> {
        let assignment = line.decided.assignment.ok_or(Finding::NotCovered)?;
        if line.detail.is_none() {
            return Err(Finding::NotInPriceList { day: self.case.day });
        }
        self.find_product_line(line, assignment)?;
        let price = price::unit_price(self, line, assignment, place, trace)?;
        let account = self.account(accounts, assignment.policy)?;
        let quantity = line.quantity();
        let amount = times(quantity, price);
        let origin = assignment
            .origin
            .or(Some(Origin::PriceList))
            .filter(|_| line.line.price_approved.is_none());
        trace.change(
            place,
            Finding::Priced {
                origin,
                price,
                quantity,
            },
            times(line.line.provided, line.line.asked),
            amount,
        );
        let mut steps = Steps {
            valuation: self,
            line,
            assignment,
            place,
            trace,
        };
        let mut amounts = steps.take(account, amount);
        if assignment.origin != Some(Origin::Relative) {
            amounts.remunerated = Some(amounts.valuated);
        }
        line.decided.amounts = Some(amounts);
        if line.line.price_approved.is_none() {
            line.decided.adjusted = Some(price);
        }
        Ok(())
    }

    /// What a line that cannot be valued any more comes to: the price list or the product changed since it was checked.
    fn without_value(&self, line: &mut LineCase<'a>, place: Place, finding: Finding, trace: &mut Trace) {
        let unlisted = matches!(finding, Finding::NotInPriceList { .. });
        if unlisted && self.case.settings.profile.follows(Departure::UnlistedStaysUnvalued) {
            trace.note(place, finding);
            return;
        }
        line.decided.reject(finding.reason().map_or(0, crate::Reason::code));
        trace.reject(place, finding);
    }

    fn find_product_line(&self, line: &mut LineCase<'a>, assignment: Assignment) -> Result<(), Finding> {
        if line.paid_by.is_none() {
            let product = self.case.facts.products.get(&assignment.product);
            let lines = product.and_then(|product| product.lines.get(&line.line.medical));
            line.paid_by = Some(lines.and_then(|lines| lines.first()).ok_or(Finding::NotCovered)?);
        }
        Ok(())
    }

    fn account<'b>(&self, accounts: &'b mut Accounts, policy: i32) -> Result<&'b mut Account, Finding> {
        let index = accounts.iter().position(|one| one.policy == policy);
        if index.is_none() {
            accounts.push(Account::open(self.case, self.category, policy).ok_or(Finding::NotCovered)?);
        }
        let index = index.unwrap_or(accounts.len() - 1);
        accounts.get_mut(index).ok_or(Finding::NotCovered)
    }
}
