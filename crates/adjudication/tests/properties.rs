//! What holds of every claim, whatever product, policy and order.
#![expect(clippy::indexing_slicing, reason = "a test stops at the first thing that fails")]

mod fixture;

use fixture::*;
use openimis_adjudication::claim::{Category, Line, Medical, Origin, VisitType};
use openimis_adjudication::decision::{Decision, Status};
use openimis_adjudication::facts::{ByLevel, Facts, ProductLine};
use openimis_adjudication::{Adjudication, Claim, Settings, Step};
use proptest::prelude::*;
use rust_decimal::Decimal;

const THINGS: [Medical; 4] = [
    Medical::item(1),
    Medical::item(2),
    Medical::service(1),
    Medical::service(2),
];

/// A line: what, quantity and price asked in cents.
type Asked = (usize, u32, u32);

/// A product: percentage or amount of each thing, deductible, ceiling, maximum of a category, in cents.
type Terms = ([(bool, u32); 4], Bounded, Bounded, Option<u32>);

/// A deductible or ceiling: level and amount.
type Bounded = Option<(u8, u32)>;

fn asked() -> impl Strategy<Value = Vec<Asked>> {
    prop::collection::vec((0..THINGS.len(), 0_u32..2_000, 0_u32..100_000), 1..6)
}

fn bounded() -> impl Strategy<Value = Bounded> {
    prop::option::of((0_u8..3, 1_u32..200_000))
}

fn terms() -> impl Strategy<Value = Terms> {
    let of_things = prop::array::uniform4((any::<bool>(), 0_u32..10_100));
    (of_things, bounded(), bounded(), prop::option::of(1_u32..50_000))
}

fn cents(amount: u32) -> Decimal {
    Decimal::new(i64::from(amount), 2)
}

fn levels(bound: Bounded) -> ByLevel {
    let of = |level| bound.filter(|(one, _)| *one == level).map(|(_, amount)| cents(amount));
    ByLevel {
        treatment: of(0),
        insuree: of(1),
        policy: of(2),
    }
}

/// Two insurees of one policy whose product has these terms. Prices are those that are asked.
fn world((of_things, deductible, ceiling, maximum): &Terms) -> Facts {
    let mut facts = facts();
    facts.insurees.insert(2, ana());
    for (medical, (percentage, value)) in THINGS.into_iter().zip(of_things) {
        register(&mut facts, medical, Some(Category::Consultation));
        let value = cents(*value).to_string();
        let limited = if *percentage {
            co_insurance(&value)
        } else {
            fixed_amount(&value)
        };
        let origin = Some(Origin::OwnPrice);
        cover(&mut facts, PR1, medical, ProductLine { origin, ..limited });
    }
    let product = product_of(&mut facts, PR1);
    product.deductibles.general = levels(*deductible);
    product.ceilings.general = levels(*ceiling);
    product
        .amounts
        .extend(maximum.map(|amount| (Category::Consultation, cents(amount))));
    facts
}

fn claims(all: &[(bool, Vec<Asked>)]) -> Vec<Claim> {
    let line = |(thing, quantity, price): &Asked| Line::entered(0, THINGS[*thing], cents(*quantity), cents(*price));
    let claim = |(key, (second, lines)): (i32, &(bool, Vec<Asked>))| {
        let mut lines: Vec<_> = lines.iter().map(line).collect();
        lines.sort_by_key(|line| line.medical.kind);
        Claim {
            key,
            insuree: if *second { 2 } else { ANA },
            visit: VisitType::Other,
            ..claim(lines)
        }
    };
    (1..).zip(all).map(claim).collect()
}

fn at(step: Step, settings: &Settings) -> Adjudication<'_> {
    Adjudication {
        step,
        settings,
        rules: &[],
    }
}

/// Submits and processes all claims, each step in the order of the keys it is given.
fn run(facts: &mut Facts, claims: &[Claim], order: &[usize]) -> Vec<(Claim, Decision)> {
    let settings = Settings::default();
    let in_order = || order.iter().filter_map(|index| claims.get(*index));
    let checked: Vec<_> = in_order()
        .map(|claim| (claim, at(Step::Submission, &settings).decide_and_apply(facts, claim)))
        .collect();
    let processed = checked
        .iter()
        .filter(|(_, decision)| decision.status == Status::Checked)
        .map(|(claim, decision)| {
            let claim = claim.after(decision);
            let decision = at(Step::Processing, &settings).decide_and_apply(facts, &claim);
            (claim, decision)
        });
    processed.collect()
}

proptest! {
    #[test]
    fn amounts_are_not_negative_and_not_above_what_was_asked(terms in terms(), lines in asked()) {
        let decision = process(&world(&terms), &claims(&[(false, lines)])[0]);
        for (line, decided) in claims_lines(&decision) {
            for amount in [decided.valuated, decided.deducted, decided.exceeding, decided.exceeding_category] {
                prop_assert!(amount >= Decimal::ZERO && amount.scale() <= 2, "{line}: {amount}");
            }
        }
    }

    /// Prices are those that were asked and no percentage is above 100: nobody is paid more than he claimed.
    #[test]
    fn paid_is_at_most_claimed(terms in terms(), lines in asked()) {
        let mut terms = terms;
        for (percentage, value) in &mut terms.0 {
            *value = if *percentage { (*value).min(10_000) } else { *value };
        }
        let claim = claims(&[(false, lines)]).remove(0);
        let decision = process(&world(&terms), &claim);
        let claimed: Decimal = claim.lines.iter().map(|line| (line.provided * line.asked).round_dp(2) + cents(1)).sum();
        prop_assert!(decision.totals.valuated.unwrap_or_default() <= claimed);
    }

    #[test]
    fn sums_over_lines_are_the_totals_of_the_claim(terms in terms(), lines in asked()) {
        let decision = process(&world(&terms), &claims(&[(false, lines)])[0]);
        let valuated: Decimal = claims_lines(&decision).map(|(_, one)| one.valuated).sum();
        let remunerated: Decimal = claims_lines(&decision).filter_map(|(_, one)| one.remunerated).sum();
        let deducted: Decimal = claims_lines(&decision).map(|(_, one)| one.deducted).sum();
        prop_assert_eq!(decision.totals.valuated, Some(valuated));
        prop_assert_eq!(decision.totals.remunerated, Some(remunerated));
        let used = |of: fn(&openimis_adjudication::decision::Expenditure) -> Decimal| decision.expenditures.iter().map(of).sum::<Decimal>();
        prop_assert_eq!(used(|one| one.deducted), deducted);
        prop_assert_eq!(used(|one| one.remunerated), valuated);
    }

    #[test]
    fn the_same_claim_comes_to_the_same(terms in terms(), lines in asked()) {
        let mut facts = world(&terms);
        let claim = claims(&[(false, lines)]).remove(0);
        let settings = Settings::default();
        let first = at(Step::Submission, &settings).decide_and_apply(&mut facts, &claim);
        let again = at(Step::Submission, &settings).decide_and_apply(&mut facts, &claim);
        prop_assert_eq!(&first, &again);
        let checked = claim.after(&first);
        let processed = at(Step::Processing, &settings).decide_and_apply(&mut facts, &checked);
        prop_assert_eq!(&processed, &at(Step::Processing, &settings).decide(&facts, &checked));
    }

    /// Whatever the order in which claims come, and whether they come at once or one after the other.
    #[test]
    fn ceilings_hold_in_every_order(
        terms in terms(),
        all in prop::collection::vec((any::<bool>(), asked()), 1..6),
        order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let Some((level, ceiling)) = terms.2 else { return Ok(()) };
        let mut facts = world(&terms);
        let processed = run(&mut facts, &claims(&all), &order);
        let paid = |insuree: Option<i32>| -> Decimal {
            let wanted = processed.iter().filter(|(claim, _)| insuree.is_none_or(|one| one == claim.insuree));
            wanted.filter_map(|(_, decision)| decision.totals.valuated).sum()
        };
        let ceiling = cents(ceiling);
        match level {
            0 => prop_assert!(processed.iter().all(|(_, one)| one.totals.valuated.unwrap_or_default() <= ceiling)),
            1 => prop_assert!(paid(Some(ANA)) <= ceiling && paid(Some(2)) <= ceiling),
            _ => prop_assert!(paid(None) <= ceiling),
        }
        // What the ledger says is what was decided.
        let stranger = Claim { key: 99, ..claim(Vec::new()) };
        prop_assert_eq!(facts.ledger.used_of_policy(P1, &stranger).remunerated.general, paid(None));
    }

    /// A deductible is borne once, whatever the claims.
    #[test]
    fn deductibles_are_borne_once(terms in terms(), all in prop::collection::vec((any::<bool>(), asked()), 1..6)) {
        let Some((2, deductible)) = terms.1 else { return Ok(()) };
        let mut facts = world(&terms);
        let order: Vec<_> = (0..all.len()).collect();
        let processed = run(&mut facts, &claims(&all), &order);
        let borne: Decimal = processed.iter().flat_map(|(_, one)| &one.expenditures).map(|one| one.deducted).sum();
        prop_assert!(borne <= cents(deductible));
    }
}

fn claims_lines(decision: &Decision) -> impl Iterator<Item = (usize, openimis_adjudication::decision::Amounts)> {
    decision
        .lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| Some((index, line.amounts?)))
}
