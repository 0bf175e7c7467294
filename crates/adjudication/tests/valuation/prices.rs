//! Prices, limits and totals (E1, E2, E18, E21 to E23; AR-69 to AR-72, AR-80, AR-81, AR-84).

use super::fixture::*;
use openimis_adjudication::claim::{Category, Limitation, Medical, Origin, Package, Part, VisitType};
use openimis_adjudication::decision::{Expenditure, Status};
use openimis_adjudication::facts::{Content, ProductLine, Validity, Version};
use openimis_adjudication::{Claim, Settings};
use rust_decimal::Decimal;

/// AR-29, AR-97.
#[test]
fn e1_plain_claim() {
    let facts = facts();
    for (lines, total) in [(1, "700"), (2, "1400")] {
        let all = vec![line(ITEM, "7", "100"), line(SERVICE, "7", "100")];
        let claim = claim(all.into_iter().take(lines).collect());
        let checked = submit(&facts, &claim);
        assert_eq!((checked.status, checked.reason), (Status::Checked, 0));
        assert_eq!(checked.category, Some(Category::Visit));
        assert_eq!(checked.totals.approved, Some(d(total)));
        assert!(checked.lines.iter().all(|line| line.adjusted == Some(d("100"))));
        let expected = Expenditure {
            policy: P1,
            hospital: false,
            deducted: Decimal::ZERO,
            remunerated: d(total),
            of_category: None,
        };
        assert_eq!(checked.expenditures, [expected]);
        let processed = process(&facts, &claim);
        assert_eq!(processed.status, Status::Valuated);
        assert_eq!(processed.totals.valuated, Some(d(total)));
        assert_eq!(processed.totals.remunerated, Some(d(total)));
        assert_eq!(valuated(&processed), vec![d("700"); lines]);
    }
}

/// AR-71, AR-98.
#[test]
fn e2_price_origin() {
    let cases = [
        (Origin::PriceList, "240", Some("240"), Status::Valuated),
        (Origin::OwnPrice, "300", Some("300"), Status::Valuated),
        (Origin::Relative, "240", None, Status::Processed),
    ];
    for (origin, worth, paid, status) in cases {
        let mut facts = facts();
        list(&mut facts, ITEM, Some("80"));
        let origin = Some(origin);
        cover(
            &mut facts,
            PR1,
            ITEM,
            ProductLine {
                origin,
                ..co_insurance("100")
            },
        );
        let mut claim = claim(vec![line(ITEM, "3", "100")]);
        let processed = process(&facts, &claim);
        assert_eq!(valuated(&processed), [d(worth)]);
        assert_eq!(processed.totals.remunerated, paid.map(d));
        assert_eq!(processed.status, status);
        claim.lines[0].price_approved = Some(d("90"));
        assert_eq!(valuated(&process(&facts, &claim)), [d("270")]);
    }
}

/// E18, with `verify_quantities` (11.3).
#[test]
fn e18_contents_of_packages_are_compared_with_their_definition() {
    let settings = Settings {
        verify_quantities: true,
        ..Settings::default()
    };
    let mut facts = facts();
    version_of(&mut facts, SERVICE).package = Package::Parts;
    let contents = [(Medical::service(9), "7"), (ITEM, "3")];
    let contents = contents.map(|(medical, quantity)| Content {
        medical,
        quantity: d(quantity),
    });
    facts.medicals.get_mut(&SERVICE).unwrap().contents = contents.to_vec();
    for (given, price) in [("7", "100"), ("6", "0")] {
        let mut claim = claim(vec![line(SERVICE, "1", "50")]);
        let parts = [(Medical::service(9), given), (ITEM, "3")];
        claim.lines[0].parts = parts
            .map(|(medical, given)| Part {
                medical,
                given: d(given),
            })
            .to_vec();
        let checked = submit_with(&facts, &claim, &settings);
        assert_eq!(checked.lines[0].adjusted, Some(d(price)));
    }
    version_of(&mut facts, SERVICE).package = Package::Fixed;
    let own = ProductLine {
        origin: Some(Origin::OwnPrice),
        ..co_insurance("100")
    };
    cover(&mut facts, PR1, SERVICE, own);
    let checked = submit_with(&facts, &claim(vec![line(SERVICE, "1", "150")]), &settings);
    assert_eq!(checked.lines[0].adjusted, Some(d("100")));
}

/// W3.
#[test]
fn e21_approved_total() {
    let facts = facts();
    let items = [ITEM, OTHER_ITEM].map(|item| line(item, "1", "100"));
    let services = [1, 2, 3].map(|_| line(SERVICE, "0.5", "100"));
    let checked = submit(&facts, &claim(items.into_iter().chain(services).collect()));
    assert_eq!(checked.totals.approved, Some(d("350")));
}

/// AR-80, W4.
#[test]
fn e22_decimals() {
    for (percent, worth) in [("100", "99.99"), ("33.33", "33.33")] {
        let mut facts = facts();
        list(&mut facts, ITEM, Some("99.99"));
        cover(&mut facts, PR1, ITEM, co_insurance(percent));
        assert_eq!(
            valuated(&process(&facts, &claim(vec![line(ITEM, "1", "0")]))),
            [d(worth)]
        );
    }
}

/// AR-81, W10.
#[test]
fn e23_two_policies_in_one_claim() {
    let mut facts = facts();
    second_policy(&mut facts);
    product_of(&mut facts, PR1).ceilings.general.treatment = Some(d("100"));
    product_of(&mut facts, PR1).lines.remove(&SERVICE);
    cover(&mut facts, PR2, SERVICE, co_insurance("100"));
    let processed = process(
        &facts,
        &claim(vec![line(ITEM, "1.5", "100"), line(SERVICE, "2", "100")]),
    );
    assert_eq!(valuated(&processed), [d("100"), d("200")]);
    let policies: Vec<_> = processed
        .expenditures
        .iter()
        .map(|one| (one.policy, one.remunerated))
        .collect();
    assert_eq!(policies, [(P1, d("100")), (P2, d("200"))]);
    assert_eq!(processed.totals.valuated, Some(d("300")));
}

#[test]
fn ar_69_and_70_limits_of_visits_and_ages() {
    let mut product_line = co_insurance("50");
    product_line.limit_of_emergencies.limitation = Some(Limitation::CoInsurance);
    product_line.limit_of_emergencies.value.adult = Some(d("90"));
    product_line.limit.value.child = Some(d("40"));
    let cases = [
        (VisitType::Emergency, "1990-03-10", "90"),
        (VisitType::Other, "2014-03-10", "40"),
    ];
    for (visit, born, limit) in cases {
        let mut facts = facts();
        cover(&mut facts, PR1, ITEM, product_line);
        facts.insurees.get_mut(&ANA).unwrap().born = Some(day(born));
        let claim = Claim {
            visit,
            ..claim(vec![line(ITEM, "1", "100")])
        };
        assert_eq!(
            submit(&facts, &claim).lines[0].assignment.unwrap().value,
            Some(d(limit))
        );
    }
}

/// AR-72, and the register's price of the target date (W18).
#[test]
fn a_price_list_of_nothing_leaves_the_register_s_price() {
    let mut facts = facts();
    list(&mut facts, ITEM, Some("0"));
    let claim = claim(vec![line(ITEM, "1", "70")]);
    assert_eq!(valuated(&process(&facts, &claim)), [d("100")]);
    let current = Version {
        validity: Validity::since(day("2024-07-01")),
        price: d("130"),
        ..version(None)
    };
    let mut former = version(None);
    former.validity.to = Some(day("2024-07-01"));
    facts.medicals.get_mut(&ITEM).unwrap().versions = vec![current, former];
    assert_eq!(valuated(&process(&facts, &claim)), [d("100")]);
}

/// W6.
#[test]
fn ar_84_nothing_of_hundred_pays_nothing() {
    let mut facts = facts();
    cover(&mut facts, PR1, ITEM, co_insurance("0"));
    assert_eq!(
        valuated(&process(&facts, &claim(vec![line(ITEM, "2", "100")]))),
        [d("0")]
    );
}
