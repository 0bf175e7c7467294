//! What other modules add: rules of their own, and changes of amounts.

use crate::case::{Case, LineCase};
use crate::reason::Reason;
use crate::trace::{Finding, Values};
use rust_decimal::Decimal;

/// A rule of another module, for example a country's own check.
///
/// Rules are asked in the order in which they are given: the module of claims orders them by [`Rule::order`], then by
/// name. Each method is a stage; a rule answers at those that matter to it. What a rule has to know it finds in
/// [`crate::facts::Extras`], where the loader of its module put it: rules are as pure as the rest.
pub trait Rule: Send + Sync {
    /// Its name, with that of its module: `nepal.no-two-wards`.
    fn name(&self) -> &'static str;

    /// Lower ones are asked first.
    fn order(&self) -> i32 {
        0
    }

    /// Asked at submission, after the claim passed openIMIS's own checks of claims (5.3 A to D).
    ///
    /// # Errors
    /// What rejects the claim.
    fn judge_claim(&self, _case: &Case<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    /// Asked at submission for each line that passed openIMIS's own checks (5.3 E), before it is assigned.
    ///
    /// # Errors
    /// What rejects the line.
    fn judge_line(&self, _case: &Case<'_>, _line: &LineCase<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    /// Asked whenever a line is valued, for the unit price (7.4 step 2). A price that a reviewer approved is not asked
    /// about.
    fn change_price(&self, _case: &Case<'_>, _line: &LineCase<'_>, _price: Decimal) -> Option<Change> {
        None
    }

    /// Asked whenever a line is valued, for what is left of it after limit, deductible and co-insurance (7.4 step 6);
    /// what comes of it is still subject to the ceilings.
    fn change_amount(&self, _case: &Case<'_>, _line: &LineCase<'_>, _amount: Decimal) -> Option<Change> {
        None
    }
}

/// Why a rule refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reason that is stored.
    pub reason: Reason,
    /// Key of the message, among those of the rule's module.
    pub key: &'static str,
    /// Its values.
    pub values: Values,
}

/// What a rule makes of an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The amount that counts; a negative one counts as nothing.
    pub amount: Decimal,
    /// Key of the message, among those of the rule's module.
    pub key: &'static str,
    /// Its values.
    pub values: Values,
}

impl Refusal {
    pub(crate) fn of(self, rule: &dyn Rule) -> Finding {
        Finding::Remark {
            rule: rule.name(),
            reason: Some(self.reason),
            key: self.key,
            values: self.values,
        }
    }
}

impl Change {
    pub(crate) fn of(self, rule: &dyn Rule) -> Finding {
        Finding::Remark {
            rule: rule.name(),
            reason: None,
            key: self.key,
            values: self.values,
        }
    }
}
