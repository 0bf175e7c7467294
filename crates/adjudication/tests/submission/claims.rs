//! Checks of the claim as a whole (E24, E25; AR-30 to AR-43).

use super::fixture::*;
use openimis_adjudication::claim::{Category, Level, Medical, Package};
use openimis_adjudication::decision::{Decision, Status};
use openimis_adjudication::facts::{Facts, Insuree, Policy, Product};
use openimis_adjudication::trace::{Effect, Finding};
use openimis_adjudication::{Claim, Departure, Duplicates, Settings};

/// AR-42, AR-66, AR-67.
#[test]
fn e24_partial_and_total_rejection() {
    let facts = facts();
    let unlisted = Medical::item(303);
    let mut facts_with = facts;
    register(&mut facts_with, unlisted, None);
    facts_with.price_lists.values_mut().for_each(|list| {
        list.details.remove(&unlisted.key);
    });
    let claim_a = claim(vec![line(ITEM, "2", "50"), line(unlisted, "1", "30")]);
    let decision = submit(&facts_with, &claim_a);
    assert_eq!(
        (decision.status, reasons(&decision), decision.count()),
        (Status::Checked, vec![0, 2], (1, 1))
    );
    let rejected = decision.lines[1];
    assert_eq!((rejected.passed, rejected.approved), (false, Some(d("0"))));
    assert!(rejected.assignment.is_none() && rejected.adjusted.is_none());
    let decision = submit(&facts_with, &claim(vec![line(unlisted, "1", "30")]));
    assert_eq!((decision.status, decision.reason), (Status::Rejected, 1));
    assert!(decision.totals.approved.is_none() && decision.expenditures.is_empty());
    let codes: Vec<_> = decision.refusals().map(|(code, _)| code).collect();
    assert_eq!(codes, [1, 2]);
}

/// AR-38 to AR-41: each category has its reason, with a second policy the claim goes there.
#[test]
fn e25_category_maximum() {
    let cases = [
        (Category::Consultation, 13),
        (Category::Surgery, 14),
        (Category::Delivery, 15),
        (Category::Hospitalisation, 11),
        (Category::Visit, 12),
        (Category::Antenatal, 19),
    ];
    for (category, reason) in cases {
        let mut facts = facts();
        version_of(&mut facts, SERVICE).category = Some(category);
        product_of(&mut facts, PR1).maxima.insert(category, 3);
        for (key, on) in [
            (11, "2024-02-01"),
            (12, "2024-03-01"),
            (13, "2025-01-14"),
            (14, "2024-01-14"),
        ] {
            facts.ledger.add_claim(ANA, past_claim(key, on, Some(category)));
        }
        facts
            .ledger
            .add_claim(ANA, past_claim(15, "2024-03-02", Some(Category::Other)));
        let claim = claim(vec![line(SERVICE, "1", "100")]);
        let decision = submit(&facts, &claim);
        assert_eq!(
            (decision.status, decision.reason, reasons(&decision)),
            (Status::Rejected, reason, vec![0])
        );
        assert!(decision.expenditures.is_empty());
        second_policy(&mut facts);
        cover(&mut facts, PR2, SERVICE, co_insurance("10"));
        let decision = submit(&facts, &claim);
        assert_eq!((decision.status, decision.reason), (Status::Checked, 0));
        assert_eq!(decision.lines[0].assignment.unwrap().product, PR2);
    }
}

#[test]
fn ar_40_a_maximum_of_nothing_admits_nothing() {
    let mut facts = facts();
    product_of(&mut facts, PR1).maxima.insert(Category::Visit, 0);
    assert_eq!(submit(&facts, &one_item()).reason, 12);
    let settings = with(Departure::MaximumOfNothingAdmitsOne);
    assert_eq!(submit_with(&facts, &one_item(), &settings).reason, 0);
    product_of(&mut facts, PR1).maxima.insert(Category::Visit, 1);
    facts.ledger.add_claim(ANA, past_claim(7, "2024-02-01", None));
    assert_eq!(
        submit(&facts, &one_item()).reason,
        12,
        "claims without category were visits"
    );
}

/// 5.4: the first in the order S, D, A, H, C, O, V, of services in the price list.
#[test]
fn the_category_of_a_claim() {
    let of = |stay: bool, categories: &[Category], settings: &Settings| {
        let mut facts = facts();
        let mut lines = vec![line(ITEM, "1", "100")];
        for (key, category) in (1..).zip(categories) {
            register(&mut facts, Medical::service(key), Some(*category));
            cover(&mut facts, PR1, Medical::service(key), co_insurance("100"));
            lines.push(line(Medical::service(key), "1", "100"));
        }
        let mut claim = claim(lines);
        claim.from = Some(day(if stay { "2024-06-08" } else { "2024-06-10" }));
        submit_with(&facts, &claim, settings).category.unwrap()
    };
    let settings = Settings::default();
    let cases = [
        (false, &[][..], Category::Visit),
        (true, &[], Category::Hospitalisation),
        (
            false,
            &[Category::Other, Category::Consultation],
            Category::Consultation,
        ),
        (true, &[Category::Consultation], Category::Hospitalisation),
        (
            true,
            &[Category::Visit, Category::Antenatal, Category::Delivery],
            Category::Delivery,
        ),
        (false, &[Category::Delivery, Category::Surgery], Category::Surgery),
        (false, &[Category::Other], Category::Other),
    ];
    for (stay, categories, expected) in cases {
        assert_eq!(of(stay, categories, &settings), expected, "{stay} {categories:?}");
    }
    let legacy = with(Departure::CategoryOfStaysOnly);
    assert_eq!(of(false, &[Category::Other], &legacy), Category::Visit);
    assert_eq!(of(false, &[Category::Hospitalisation], &legacy), Category::Visit);
}

/// AR-30: and a stay that ends before it begins (4.1).
#[test]
fn days_that_do_not_fit() {
    let facts = facts();
    let early = Claim {
        claimed_on: day("2024-06-09"),
        ..one_item()
    };
    let reversed = Claim {
        to: Some(day("2024-06-09")),
        ..one_item()
    };
    let without = Claim {
        from: None,
        to: None,
        ..one_item()
    };
    for claim in [early, reversed, without] {
        let decision = submit(&facts, &claim);
        assert_eq!(
            (decision.status, decision.reason, reasons(&decision)),
            (Status::Rejected, 9, vec![9])
        );
        assert!(!decision.lines[0].passed);
    }
}

/// AR-31 to AR-37.
#[test]
fn insurees_without_cover() {
    let cases: [(&str, Prepare<'_>, &str, i16, i16); 12] = [
        (
            "insuree closed",
            &|facts| insuree(facts).live = false,
            "2024-06-10",
            7,
            7,
        ),
        (
            "no family",
            &|facts| insuree(facts).has_family = false,
            "2024-06-10",
            7,
            7,
        ),
        ("no policy", &|facts| insuree(facts).covers.clear(), "2024-06-10", 21, 7),
        (
            "idle",
            &|facts| facts.policies.get_mut(&P1).unwrap().in_force = false,
            "2024-06-10",
            21,
            7,
        ),
        (
            "entered later",
            &|facts| policy_row(facts).validity.from = day("2024-06-11"),
            "2024-06-10",
            21,
            7,
        ),
        (
            "closed that day",
            &|facts| policy_row(facts).validity.to = Some(day("2024-06-10")),
            "2024-06-10",
            21,
            7,
        ),
        (
            "closed later",
            &|facts| policy_row(facts).validity.to = Some(day("2024-06-11")),
            "2024-06-10",
            0,
            0,
        ),
        ("joins later", &|facts| join(facts, "2024-06-11"), "2024-06-10", 21, 7),
        ("joins that day", &|facts| join(facts, "2024-06-11"), "2024-06-11", 0, 0),
        ("last day", &|_| (), "2025-01-14", 0, 0),
        ("the day after", &|_| (), "2025-01-15", 21, 7),
        (
            "never in force",
            &|facts| policy_row(facts).effective = None,
            "2024-06-10",
            21,
            7,
        ),
    ];
    for (what, prepare, target, reason, of_line) in cases {
        let mut facts = facts();
        prepare(&mut facts);
        let decision = submit(&facts, &claim_on(target, vec![line(ITEM, "1", "100")]));
        assert_eq!((decision.reason, reasons(&decision)), (reason, vec![of_line]), "{what}");
    }
}

#[test]
fn ar_43_a_claim_without_lines() {
    let decision = submit(&facts(), &claim(Vec::new()));
    assert_eq!((decision.status, decision.reason), (Status::Rejected, 1));
}

/// Reason 6, which openIMIS reserved: off unless an installation asks for it.
#[test]
fn the_same_claim_twice() {
    let mut facts = facts();
    let first = claim(vec![line(ITEM, "1", "100"), line(SERVICE, "1", "100")]);
    facts.ledger.apply(&first, &submit(&facts, &first));
    let again = Claim {
        key: 2,
        ..first.clone()
    };
    let fewer = Claim {
        key: 2,
        ..claim(vec![line(SERVICE, "1", "100")])
    };
    let elsewhere = Claim {
        facility: 11,
        ..again.clone()
    };
    let later = Claim {
        key: 2,
        ..claim_on("2024-06-11", first.lines.clone())
    };
    let reason = |claim: &Claim, duplicates| {
        let settings = Settings {
            duplicates,
            ..Settings::default()
        };
        submit_with(&facts, claim, &settings).reason
    };
    assert_eq!(reason(&again, Duplicates::Allowed), 0);
    for (claim, services, lines) in [
        (&again, 6, 6),
        (&fewer, 6, 0),
        (&elsewhere, 1, 1),
        (&later, 0, 0),
        (&first, 0, 0),
    ] {
        assert_eq!(reason(claim, Duplicates::SameServices), services, "{claim:?}");
        assert_eq!(reason(claim, Duplicates::SameLines), lines, "{claim:?}");
    }
}

/// 5.3 B: what was rejected before stays as it is, and counts as rejected.
#[test]
fn lines_that_were_rejected_before_stay_so() {
    let mut lines = vec![line(ITEM, "1", "100"), line(SERVICE, "1", "100")];
    (lines[0].passed, lines[0].reason) = (false, -1);
    let decision = submit(&facts(), &claim(lines));
    assert_eq!(
        (reasons(&decision), decision.totals.approved),
        (vec![-1, 0], Some(d("100")))
    );
}

/// The trace says why a line was cut, with what was looked at.
#[test]
fn a_decision_is_explained() {
    let mut facts = facts();
    limit_quantity(&mut facts, 2);
    product_of(&mut facts, PR1).ceilings.general.treatment = Some(d("150"));
    let decision = submit(&facts, &claim(vec![line(ITEM, "5", "100")]));
    let told: Vec<_> = decision
        .trace
        .iter()
        .map(|entry| (entry.finding.key(), entry.effect))
        .collect();
    let changed = |before, after| Effect::Changed {
        before: d(before),
        after: d(after),
    };
    let expected = [
        ("claim-category", Effect::Noted),
        ("assigned", Effect::Noted),
        ("quantity-reduced", changed("5", "2")),
        ("priced", changed("500", "200")),
        ("ceiling", changed("200", "150")),
    ];
    assert_eq!(told, expected);
    let reduced = &decision.trace[2].finding;
    assert_eq!(
        *reduced,
        Finding::QuantityReduced {
            limit: d("2"),
            used: d("0")
        }
    );
}

/// Products and packages that say nothing have no effect.
#[test]
fn what_is_not_set_has_no_effect() {
    let mut facts = facts();
    version_of(&mut facts, ITEM).package = Package::Simple;
    facts.facilities.get_mut(&RHC1).unwrap().level = Some(Level::Dispensary);
    let Product { lines, .. } = product_of(&mut facts, PR1);
    lines
        .values_mut()
        .flatten()
        .for_each(|line| line.limit.value.adult = None);
    let decision: Decision = submit(&facts, &one_item());
    assert_eq!(valuated(&decision), [d("100")]);
}

fn insuree(facts: &mut Facts) -> &mut Insuree {
    facts.insurees.get_mut(&ANA).unwrap()
}

fn policy_row(facts: &mut Facts) -> &mut Policy {
    facts.policies.get_mut(&P1).unwrap()
}

fn join(facts: &mut Facts, on: &str) {
    insuree(facts).covers[0].effective = Some(day(on));
}
