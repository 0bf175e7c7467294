//! Review and processing, and what the stored procedures did (E17; AR-87 to AR-90, AR-99, AR-102).

use super::fixture::*;
use openimis_adjudication::claim::{Medical, Origin};
use openimis_adjudication::decision::Status;
use openimis_adjudication::facts::{Facts, ProductLine};
use openimis_adjudication::{Claim, Departure, Profile, Settings, Step};

/// AR-87, AR-88, AR-90.
#[test]
fn e17_review() {
    let facts = facts();
    let claim = claim(vec![line(ITEM, "3", "100"), line(SERVICE, "2", "100")]);
    let checked = submit(&facts, &claim);
    assert_eq!(checked.totals.approved, Some(d("500")));
    let mut reviewed = claim.after(&checked);
    for (line, price) in reviewed.lines.iter_mut().zip(["37", "53"]) {
        (line.approved, line.price_approved) = (Some(d("1")), Some(d(price)));
    }
    let settings = Settings::default();
    let delivered = step(Step::Review, &settings).decide(&facts, &reviewed);
    assert_eq!(
        (delivered.status, delivered.totals.approved),
        (Status::Checked, Some(d("90")))
    );
    assert_eq!(used(&delivered.expenditures), [(d("0"), d("90"))]);
    let processed = step(Step::Processing, &settings).decide(&facts, &reviewed.after(&delivered));
    assert_eq!(processed.totals.valuated, Some(d("90")));
    for line in &mut reviewed.lines {
        (line.passed, line.reason) = (false, -1);
    }
    let refused = step(Step::Review, &settings).decide(&facts, &reviewed);
    assert_eq!(
        (refused.status, refused.reason, reasons(&refused)),
        (Status::Rejected, 1, vec![-1, -1])
    );
}

#[test]
fn ar_99_a_rejected_relative_line_does_not_keep_a_claim_waiting() {
    let mut facts = facts();
    let relative = ProductLine {
        origin: Some(Origin::Relative),
        ..co_insurance("100")
    };
    cover(&mut facts, PR1, ITEM, relative);
    version_of(&mut facts, ITEM).patients = 1;
    let processed = process(&facts, &claim(vec![line(ITEM, "1", "100"), line(SERVICE, "1", "100")]));
    assert_eq!((processed.status, reasons(&processed)), (Status::Valuated, vec![4, 0]));
}

#[test]
fn ar_102_processing_finds_what_others_left() {
    let mut facts = facts();
    product_of(&mut facts, PR1).ceilings.general.policy = Some(d("150"));
    let first = claim(vec![line(ITEM, "1", "100")]);
    let second = Claim {
        key: 2,
        insuree: 2,
        ..first.clone()
    };
    facts.insurees.insert(2, ana());
    let settings = Settings::default();
    let checked = [&first, &second].map(|claim| step(Step::Submission, &settings).decide_and_apply(&mut facts, claim));
    let worth: Vec<_> = checked.iter().map(|one| valuated(one)[0]).collect();
    assert_eq!(worth, [d("100"), d("50")]);
    // The first one is cut by its review; the second one gets more when it is processed.
    let mut reviewed = first.after(&checked[0]);
    reviewed.lines[0].price_approved = Some(d("60"));
    step(Step::Review, &settings).decide_and_apply(&mut facts, &reviewed);
    let processed = step(Step::Processing, &settings).decide_and_apply(&mut facts, &second.after(&checked[1]));
    assert_eq!(valuated(&processed), [d("90")]);
}

/// 7.4: what left the price list or the product since it was checked is rejected, not valued.
#[test]
fn lines_that_lost_their_price_or_product_are_rejected() {
    let mut facts = facts();
    let claim = claim(vec![
        line(ITEM, "1", "100"),
        line(OTHER_ITEM, "1", "100"),
        line(SERVICE, "1", "100"),
    ]);
    let claim = claim.after(&submit(&facts, &claim));
    facts
        .price_lists
        .values_mut()
        .for_each(|list| list.details.retain(|key, _| *key != ITEM.key));
    product_of(&mut facts, PR1).lines.remove(&OTHER_ITEM);
    let settings = Settings::default();
    let processed = step(Step::Processing, &settings).decide(&facts, &claim);
    assert_eq!(reasons(&processed), [2, 3, 0]);
    assert_eq!(processed.totals.approved, Some(d("100")));
    let settings = legacy();
    let processed = step(Step::Processing, &settings).decide(&facts, &claim);
    assert_eq!((reasons(&processed), processed.lines[0].amounts), (vec![0, 3, 0], None));
}

/// 5.1 with `default_validations_disabled`: nothing is checked, so that lines get their policy when they are processed.
#[test]
fn what_was_not_checked_is_assigned_when_it_is_processed() {
    let facts = facts();
    let settings = Settings {
        checks: false,
        ..Settings::default()
    };
    let claim = claim(vec![line(ITEM, "1", "70"), line(Medical::item(99), "1", "5")]);
    let checked = submit_with(&facts, &claim, &settings);
    assert_eq!(
        (checked.status, checked.totals.approved),
        (Status::Checked, Some(d("75")))
    );
    assert!(checked.expenditures.is_empty());
    let processed = step(Step::Processing, &settings).decide(&facts, &claim.after(&checked));
    assert_eq!(processed.lines[0].assignment.unwrap().policy, P1);
    assert_eq!(
        (reasons(&processed), processed.totals.valuated),
        (vec![0, 3], Some(d("100")))
    );
}

/// Profile `legacy` (7.4 and 7.5).
#[test]
fn the_stored_procedures_valued_differently() {
    let value = |prepare: &dyn Fn(&mut Facts), departure: Departure| {
        let mut facts = facts();
        prepare(&mut facts);
        let claim = claim(vec![line(ITEM, "1", "100"), line(SERVICE, "1", "100")]);
        [Profile::REC, Profile::REC.with(departure)].map(|profile| {
            let settings = Settings {
                profile,
                ..Settings::default()
            };
            let claim = claim.after(&submit_with(&facts, &claim, &settings));
            step(Step::Processing, &settings).decide(&facts, &claim)
        })
    };
    let nothing_fixed = |facts: &mut Facts| cover(facts, PR1, ITEM, fixed_amount("0"));
    let found = value(&nothing_fixed, Departure::FixedNothingPaysNothing);
    assert_eq!(found.map(|one| valuated(&one)[0]), [d("100"), d("0")]);
    let found = value(&|facts| list(facts, ITEM, Some("0")), Departure::PriceListOfNothing);
    assert_eq!(found.map(|one| valuated(&one)[0]), [d("100"), d("0")]);
    let two_policies = |facts: &mut Facts| {
        second_policy(facts);
        product_of(facts, PR1).lines.remove(&SERVICE);
        cover(facts, PR2, SERVICE, co_insurance("50"));
    };
    let found = value(&two_policies, Departure::LastPolicyOnly);
    assert_eq!(found.map(|one| one.expenditures.len()), [2, 1]);
    let found = value(&two_policies, Departure::TotalsOfLastPolicy);
    let totals = found.map(|one| (one.totals.approved, one.totals.valuated, one.totals.remunerated));
    let (paid, last) = (Some(d("150")), Some(d("50")));
    assert_eq!(totals, [(Some(d("200")), paid, paid), (last, None, last)]);
}

fn legacy() -> Settings {
    Settings {
        profile: Profile::legacy(),
        ..Settings::default()
    }
}
