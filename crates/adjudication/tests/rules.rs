//! Rules of other modules: at which stage they are asked, and what they may change.

mod fixture;

use fixture::*;
use openimis_adjudication::case::{Case, LineCase};
use openimis_adjudication::decision::{Decision, Status};
use openimis_adjudication::facts::Facts;
use openimis_adjudication::trace::Value;
use openimis_adjudication::{Adjudication, Change, Claim, Reason, Refusal, Rule, Settings, Step};
use rust_decimal::Decimal;

/// How many claims of a day a ward takes: what a loader of another module would find out.
struct FullWards(Vec<i32>);

/// A country's own check.
struct Wards;

impl Rule for Wards {
    fn name(&self) -> &'static str {
        "country.wards"
    }

    fn judge_claim(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let full = case
            .facts
            .extras
            .get::<FullWards>()
            .is_some_and(|full| full.0.contains(&case.claim.facility));
        if !full {
            return Ok(());
        }
        let values = vec![("facility", Value::Count(i64::from(case.claim.facility)))];
        Err(Refusal {
            reason: Reason::Other(31),
            key: "ward-full",
            values,
        })
    }

    fn judge_line(&self, _case: &Case<'_>, line: &LineCase<'_>) -> Result<(), Refusal> {
        if line.quantity() <= d("50") {
            return Ok(());
        }
        Err(Refusal {
            reason: Reason::Other(32),
            key: "too-many",
            values: Vec::new(),
        })
    }
}

/// Amounts that a country changes.
struct Prices;

impl Rule for Prices {
    fn name(&self) -> &'static str {
        "country.prices"
    }

    fn change_price(&self, _case: &Case<'_>, _line: &LineCase<'_>, price: Decimal) -> Option<Change> {
        Some(Change {
            amount: price - d("20"),
            key: "rebate",
            values: Vec::new(),
        })
    }

    fn change_amount(&self, _case: &Case<'_>, _line: &LineCase<'_>, amount: Decimal) -> Option<Change> {
        Some(Change {
            amount: amount + d("1000"),
            key: "bonus",
            values: Vec::new(),
        })
    }
}

fn decide(facts: &Facts, claim: &Claim, rules: &[&dyn Rule]) -> Decision {
    let settings = Settings::default();
    let adjudication = Adjudication {
        step: Step::Submission,
        settings: &settings,
        rules,
    };
    adjudication.decide(facts, claim)
}

#[test]
fn a_rule_refuses_claims_and_lines() {
    let mut facts = facts();
    let claim = claim(vec![line(ITEM, "51", "100"), line(SERVICE, "1", "100")]);
    let decision = decide(&facts, &claim, &[&Wards]);
    assert_eq!((decision.status, reasons(&decision)), (Status::Checked, vec![32, 0]));
    facts.extras.put(FullWards(vec![RHC1]));
    let decision = decide(&facts, &claim, &[&Wards]);
    assert_eq!(
        (decision.status, decision.reason, reasons(&decision)),
        (Status::Rejected, 31, vec![31, 31])
    );
    let (code, entry) = decision.refusals().next().unwrap();
    assert_eq!((code, entry.finding.key()), (31, "ward-full"));
    assert_eq!(entry.finding.values(), [("facility", Value::Count(i64::from(RHC1)))]);
}

/// What a rule makes of an amount is still subject to the ceilings.
#[test]
fn a_rule_changes_prices_and_amounts() {
    let mut facts = facts();
    product_of(&mut facts, PR1).ceilings.general.treatment = Some(d("1100"));
    let claim = claim(vec![line(ITEM, "2", "100"), line(SERVICE, "1", "100")]);
    let decision = decide(&facts, &claim, &[&Prices]);
    assert_eq!(decision.lines[0].adjusted, Some(d("80")));
    assert_eq!(valuated(&decision), [d("1100"), d("0")]);
    let told: Vec<_> = decision.trace.iter().map(|entry| entry.finding.key()).collect();
    let of_line = ["rebate", "priced", "bonus", "ceiling"];
    let expected = [&["claim-category", "assigned", "assigned"][..], &of_line, &of_line].concat();
    assert_eq!(told, expected);
}
