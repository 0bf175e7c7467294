//! Deductibles and ceilings (E3 to E9, E19; AR-73 to AR-79, AR-85).

use super::fixture::*;
use openimis_adjudication::claim::{Category, Exclusion, Interpretation, Level, Medical};
use openimis_adjudication::facts::Care;

#[test]
fn e3_deductible_comes_before_co_insurance() {
    let mut facts = facts();
    cover(&mut facts, PR1, ITEM, co_insurance("80"));
    product_of(&mut facts, PR1).deductibles.general.treatment = Some(d("50"));
    let processed = process(&facts, &claim(vec![line(ITEM, "2", "100")]));
    assert_eq!(valuated(&processed), [d("120")]);
    assert_eq!(processed.lines[0].amounts.unwrap().deducted, d("50"));
    assert_eq!(
        used(&processed.expenditures),
        [("50", "120")].map(|(ded, rem)| (d(ded), d(rem)))
    );
}

#[test]
fn e4_fixed_amount_and_deductible_per_policy() {
    let mut facts = facts();
    cover(&mut facts, PR1, ITEM, fixed_amount("60"));
    product_of(&mut facts, PR1).deductibles.general.policy = Some(d("100"));
    facts.ledger.add_spending(P1, 2, spent("70", "0"));
    let processed = process(&facts, &claim(vec![line(ITEM, "3", "100")]));
    assert_eq!(used(&processed.expenditures), [(d("30"), d("150"))]);
}

#[test]
fn e5_deductible_larger_than_the_line() {
    let mut facts = facts();
    product_of(&mut facts, PR1).deductibles.general.insuree = Some(d("500"));
    facts.ledger.add_spending(P1, ANA, spent("420", "0"));
    facts.ledger.add_spending(P1, 2, spent("50", "0"));
    let claim = claim(vec![line(ITEM, "0.5", "100"), line(OTHER_ITEM, "1", "100")]);
    let processed = process(&facts, &claim);
    assert_eq!(valuated(&processed), [d("0"), d("70")]);
    assert_eq!(used(&processed.expenditures), [(d("80"), d("70"))]);
}

#[test]
fn e6_ceiling_per_insuree() {
    let mut facts = facts();
    product_of(&mut facts, PR1).ceilings.general.insuree = Some(d("1000"));
    facts.ledger.add_spending(P1, ANA, spent("0", "900"));
    let processed = process(
        &facts,
        &claim(vec![line(ITEM, "1.5", "100"), line(OTHER_ITEM, "0.4", "100")]),
    );
    assert_eq!(valuated(&processed), [d("100"), d("0")]);
    let exceeding: Vec<_> = processed
        .lines
        .iter()
        .map(|line| line.amounts.unwrap().exceeding)
        .collect();
    assert_eq!(exceeding, [d("50"), d("40")]);
    assert_eq!(used(&processed.expenditures), [(d("0"), d("100"))]);
}

/// AR-74: also where the threshold is empty, and of a member who is not covered yet.
#[test]
fn e7_ceiling_of_a_growing_family() {
    let cases = [
        (Some(4), 4, "1000"),
        (Some(4), 5, "1200"),
        (Some(4), 6, "1400"),
        (Some(4), 7, "1500"),
        (Some(4), 8, "1500"),
        (None, 1, "1200"),
    ];
    for (threshold, members, ceiling) in cases {
        let mut facts = facts();
        let product = product_of(&mut facts, PR1);
        product.ceilings.general.policy = Some(d("1000"));
        product.threshold = threshold;
        product.growth.general.extra_member = Some(d("200"));
        product.growth.general.at_most = Some(d("1500"));
        let mut late = member();
        late.effective = day("2024-06-11");
        let all = std::iter::repeat_n(member(), members).chain([late]).collect();
        facts.policies.get_mut(&P1).unwrap().members = all;
        let processed = process(&facts, &claim(vec![line(ITEM, "99", "100")]));
        assert_eq!(valuated(&processed), [d(ceiling)], "{threshold:?} {members}");
    }
}

/// AR-75.
#[test]
fn e8_category_ceiling() {
    let mut facts = facts();
    for service in [1, 2].map(Medical::service) {
        register(&mut facts, service, Some(Category::Delivery));
        cover(&mut facts, PR1, service, co_insurance("100"));
    }
    product_of(&mut facts, PR1).amounts.insert(Category::Delivery, d("55"));
    let lines = vec![
        line(Medical::service(1), "7", "100"),
        line(Medical::service(2), "3", "100"),
    ];
    for month in ["2024-06-10", "2024-07-10"] {
        let claim = claim_on(month, lines.clone());
        let processed = process(&facts, &claim);
        assert_eq!(valuated(&processed), [d("55"), d("0")]);
        let exceeding: Vec<_> = processed
            .lines
            .iter()
            .map(|line| line.amounts.unwrap().exceeding_category)
            .collect();
        assert_eq!(exceeding, [d("645"), d("300")]);
        assert_eq!(
            processed.expenditures[0].of_category,
            Some((Category::Delivery, d("55")))
        );
        assert_eq!(used(&processed.expenditures), [(d("0"), d("55"))]);
        facts.ledger.apply(&claim, &processed);
    }
}

/// AR-76.
#[test]
fn e9_ceiling_exclusion() {
    for (exclusion, worth) in [
        (Exclusion::NonHospital, "250"),
        (Exclusion::Both, "250"),
        (Exclusion::Hospital, "0"),
    ] {
        let mut facts = facts();
        let product = product_of(&mut facts, PR1);
        product.interpretation = Some(Interpretation::Stay);
        product.ceilings.out_patient.treatment = Some(d("100"));
        let mut excluded = co_insurance("100");
        excluded.exclusion.adult = Some(exclusion);
        cover(&mut facts, PR1, SERVICE, excluded);
        let processed = process(
            &facts,
            &claim(vec![line(ITEM, "1.2", "100"), line(SERVICE, "2.5", "100")]),
        );
        assert_eq!(valuated(&processed), [d("100"), d(worth)], "{exclusion:?}");
        assert_eq!(used(&processed.expenditures), [(d("0"), d("100"))]);
        assert_eq!(processed.expenditures[0].care(), Care::OutPatient);
    }
}

/// W8: the exclusion of children counts for children.
#[test]
fn children_have_their_own_exclusion() {
    let mut facts = facts();
    facts.insurees.get_mut(&ANA).unwrap().born = Some(day("2014-01-01"));
    product_of(&mut facts, PR1).ceilings.general.treatment = Some(d("10"));
    let mut excluded = co_insurance("100");
    excluded.exclusion.child = Some(Exclusion::Both);
    cover(&mut facts, PR1, ITEM, excluded);
    assert_eq!(
        valuated(&process(&facts, &claim(vec![line(ITEM, "1", "100")]))),
        [d("100")]
    );
}

/// AR-79, AR-85: the same ceiling as in-patient and as out-patient column shows which one is read.
#[test]
fn e19_hospital_or_not() {
    let stay = ("2024-05-01", "2024-05-03");
    let one_day = ("2024-05-03", "2024-05-03");
    let cases = [
        (Some(Interpretation::Stay), Level::HealthCentre, stay, true),
        (Some(Interpretation::Level), Level::HealthCentre, stay, false),
        (Some(Interpretation::Level), Level::Hospital, one_day, true),
        (Some(Interpretation::Stay), Level::Hospital, one_day, false),
        (None, Level::HealthCentre, stay, true),
        (None, Level::Hospital, one_day, false),
    ];
    for (interpretation, level, (from, to), hospital) in cases {
        let mut facts = facts();
        let product = product_of(&mut facts, PR1);
        product.interpretation = interpretation;
        product.ceilings.in_patient.insuree = Some(d("30"));
        product.ceilings.out_patient.insuree = Some(d("20"));
        facts.facilities.get_mut(&RHC1).unwrap().level = Some(level);
        facts.ledger.add_spending(P1, ANA, spent("0", "5"));
        let mut claim = claim_on(to, vec![line(ITEM, "1", "100")]);
        claim.from = Some(day(from));
        let processed = process(&facts, &claim);
        assert_eq!(processed.expenditures[0].hospital, hospital);
        let worth = if hospital { "30" } else { "15" };
        assert_eq!(valuated(&processed), [d(worth)], "{interpretation:?} {level:?}");
    }
}

#[test]
fn ar_77_general_columns_come_first() {
    let mut facts = facts();
    let product = product_of(&mut facts, PR1);
    product.deductibles.general.policy = Some(d("100"));
    product.deductibles.out_patient.policy = Some(d("30"));
    assert_eq!(
        valuated(&process(&facts, &claim(vec![line(ITEM, "2", "100")]))),
        [d("100")]
    );
}

#[test]
fn ar_78_in_patient_columns_do_not_count_for_a_day() {
    let mut facts = facts();
    product_of(&mut facts, PR1).deductibles.in_patient.insuree = Some(d("50"));
    assert_eq!(
        valuated(&process(&facts, &claim(vec![line(ITEM, "2", "100")]))),
        [d("200")]
    );
}

/// 7.3: policy beats insuree beats treatment.
#[test]
fn the_widest_level_counts() {
    let mut facts = facts();
    let general = &mut product_of(&mut facts, PR1).ceilings.general;
    (general.treatment, general.insuree, general.policy) = (Some(d("10")), Some(d("20")), Some(d("0")));
    let claim = claim(vec![line(ITEM, "2", "100")]);
    assert_eq!(valuated(&process(&facts, &claim)), [d("20")]);
    product_of(&mut facts, PR1).ceilings.general.policy = Some(d("30"));
    assert_eq!(valuated(&process(&facts, &claim)), [d("30")]);
}
