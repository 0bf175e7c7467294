//! The decision about a claim.

use crate::claim::Claim;
use crate::decision::Decision;
use crate::facts::Facts;
use crate::rule::Rule;
use crate::settings::Settings;
use crate::{processing, submission};

/// A step of a claim's life at which something is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A claim that was entered is checked, and valued to see what it uses (5.3).
    Submission,
    /// A claim that was reviewed is valued again (9.5).
    Review,
    /// A claim that was checked is valued to be paid (8).
    Processing,
}

/// How claims are decided: at which step, by which settings, and with which rules of other modules.
#[derive(Clone, Copy)]
pub struct Adjudication<'r> {
    /// The step.
    pub step: Step,
    /// The settings of the installation.
    pub settings: &'r Settings,
    /// Rules of other modules, in their order.
    pub rules: &'r [&'r dyn Rule],
}

impl Adjudication<'_> {
    /// Decides about a claim. The same facts and the same claim lead to the same decision; nothing else is looked at.
    ///
    /// Where the claims of a batch depend on each other, each decision is applied to the ledger before the next claim is
    /// decided: [`Self::decide_and_apply`].
    #[must_use]
    pub fn decide(&self, facts: &Facts, claim: &Claim) -> Decision {
        match self.step {
            Step::Submission => submission::decide(self, facts, claim),
            Step::Review | Step::Processing => processing::decide(self, facts, claim),
        }
    }

    /// Decides about a claim and notes in the ledger what it uses, so that the next claim finds it.
    pub fn decide_and_apply(&self, facts: &mut Facts, claim: &Claim) -> Decision {
        let decision = self.decide(facts, claim);
        facts.ledger.apply(claim, &decision);
        decision
    }
}
