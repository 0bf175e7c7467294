//! What earlier claims used up, and what each decision adds to it.
//!
//! Claims of one batch depend on each other: on how often something was given, how much of it, how many claims of a
//! category there were, what was deducted and paid. A decision reads the ledger and is then applied to it, so that a
//! batch comes to the same as its claims one after the other.

mod past;
mod spending;

pub(crate) use past::medicals_of;
pub use past::{PastClaim, PastLine};
pub use spending::Spending;

use crate::claim::{Claim, Medical};
use crate::decision::{Decision, Status};
use crate::facts::Map;

/// What live claims used up that were checked or went further.
#[derive(Debug, Default, Clone)]
pub struct Ledger {
    claims: Map<i32, Vec<PastClaim>>,
    lines: Map<(i32, Medical), Vec<PastLine>>,
    of_policies: Map<i32, Spending>,
    of_insurees: Map<(i32, i32), Spending>,
    /// What each claim that may be decided again added: policy, insuree and how much.
    of_claims: Map<i32, Vec<(i32, i32, Spending)>>,
}

impl Ledger {
    /// Notes a claim of an insuree.
    pub fn add_claim(&mut self, insuree: i32, claim: PastClaim) {
        self.claims.entry(insuree).or_default().push(claim);
    }

    /// Notes a line of an insuree.
    pub fn add_line(&mut self, insuree: i32, medical: Medical, line: PastLine) {
        self.lines.entry((insuree, medical)).or_default().push(line);
    }

    /// Notes what an insuree used of a policy, by claims that are not decided again.
    pub fn add_spending(&mut self, policy: i32, insuree: i32, spending: Spending) {
        *self.of_policies.entry(policy).or_default() += spending;
        *self.of_insurees.entry((policy, insuree)).or_default() += spending;
    }

    /// Notes what a claim used of a policy that may be decided again: it never counts against itself.
    pub fn add_spending_of(&mut self, claim: i32, policy: i32, insuree: i32, spending: Spending) {
        self.add_spending(policy, insuree, spending);
        self.of_claims
            .entry(claim)
            .or_default()
            .push((policy, insuree, spending));
    }

    /// Puts what was decided in the place of what the claim had used before.
    pub fn apply(&mut self, claim: &Claim, decision: &Decision) {
        self.withdraw(claim);
        if decision.status == Status::Rejected {
            return;
        }
        let Some(target) = claim.target_date() else { return };
        self.add_claim(claim.insuree, PastClaim::of(claim, decision, target));
        for (line, decided) in claim.lines.iter().zip(&decision.lines) {
            if decided.passed {
                let quantity = decided.approved.unwrap_or(line.provided);
                let past = PastLine {
                    claim: claim.key,
                    target,
                    quantity,
                };
                self.add_line(claim.insuree, line.medical, past);
            }
        }
        for one in &decision.expenditures {
            self.add_spending_of(claim.key, one.policy, claim.insuree, Spending::from(one));
        }
    }

    /// Takes out what a claim used.
    pub fn withdraw(&mut self, claim: &Claim) {
        if let Some(claims) = self.claims.get_mut(&claim.insuree) {
            claims.retain(|one| one.key != claim.key);
        }
        for line in &claim.lines {
            if let Some(lines) = self.lines.get_mut(&(claim.insuree, line.medical)) {
                lines.retain(|one| one.claim != claim.key);
            }
        }
        for (policy, insuree, spending) in self.of_claims.remove(&claim.key).unwrap_or_default() {
            *self.of_policies.entry(policy).or_default() -= spending;
            *self.of_insurees.entry((policy, insuree)).or_default() -= spending;
        }
    }

    /// Other claims of the insuree.
    pub(crate) fn other_claims(&self, claim: &Claim) -> impl Iterator<Item = &PastClaim> {
        let key = claim.key;
        self.claims
            .get(&claim.insuree)
            .into_iter()
            .flatten()
            .filter(move |one| one.key != key)
    }

    /// Lines of the same item or service in other claims of the insuree.
    pub(crate) fn other_lines(&self, claim: &Claim, medical: Medical) -> impl Iterator<Item = &PastLine> {
        let key = claim.key;
        let lines = self.lines.get(&(claim.insuree, medical));
        lines.into_iter().flatten().filter(move |one| one.claim != key)
    }

    /// What other claims used of a policy.
    #[must_use]
    pub fn used_of_policy(&self, policy: i32, claim: &Claim) -> Spending {
        let sum = self.of_policies.get(&policy).copied().unwrap_or_default();
        self.without(sum, claim, |(of, _, _)| *of == policy)
    }

    /// What other claims of the insuree used of a policy.
    #[must_use]
    pub fn used_by_insuree(&self, policy: i32, claim: &Claim) -> Spending {
        let wanted = (policy, claim.insuree);
        let sum = self.of_insurees.get(&wanted).copied().unwrap_or_default();
        self.without(sum, claim, |(of, insuree, _)| (*of, *insuree) == wanted)
    }

    fn without(&self, mut sum: Spending, claim: &Claim, is_own: impl Fn(&&(i32, i32, Spending)) -> bool) -> Spending {
        for (_, _, own) in self.of_claims.get(&claim.key).into_iter().flatten().filter(is_own) {
            sum -= *own;
        }
        sum
    }
}
