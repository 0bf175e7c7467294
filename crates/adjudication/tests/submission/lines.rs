//! Checks of a line that do not depend on a product (E13, E20; AR-49 to AR-58, AR-65).

use super::fixture::*;
use openimis_adjudication::Departure;
use openimis_adjudication::claim::CareType;
use openimis_adjudication::facts::{Facts, Sex};

/// AR-58, W22.
#[test]
fn e13_frequency() {
    let cases = [
        ("2024-03-30", 5),
        ("2024-03-31", 0),
        ("2024-04-01", 0),
        ("2024-02-10", 5),
        ("2024-01-20", 0),
    ];
    for (target, reason) in cases {
        let mut facts = facts();
        version_of(&mut facts, ITEM).frequency = 30;
        facts.ledger.add_line(ANA, ITEM, past_line(7, "2024-03-01", "1"));
        // Of the claim itself, from another policy's time, of somebody else.
        facts.ledger.add_line(ANA, ITEM, past_line(1, target, "1"));
        facts.ledger.add_line(ANA, ITEM, past_line(8, "2024-01-14", "1"));
        facts.ledger.add_line(2, ITEM, past_line(9, target, "1"));
        let lines = vec![line(ITEM, "1", "100"), line(SERVICE, "1", "100")];
        assert_eq!(
            reasons(&submit(&facts, &claim_on(target, lines))),
            [reason, 0],
            "{target}"
        );
    }
}

/// AR-56, AR-57.
#[test]
fn e20_patient_category() {
    let (man, girl) = ((Sex::Male, "1984-01-01"), (Sex::Female, "2006-06-10"));
    let cases = [
        (man, "2024-06-10", 15, true),
        (man, "2024-06-10", 5, true),
        (man, "2024-06-10", 13, true),
        (man, "2024-06-10", 14, false),
        (man, "2024-06-10", 1, false),
        (man, "2024-06-10", 0, true),
        (girl, "2024-06-09", 6, false),
        (girl, "2024-06-09", 10, true),
        (girl, "2024-06-10", 6, true),
    ];
    for ((sex, born), target, patients, passes) in cases {
        let mut facts = facts();
        version_of(&mut facts, ITEM).patients = patients;
        let insuree = facts.insurees.get_mut(&ANA).unwrap();
        (insuree.sex, insuree.born) = (Some(sex), Some(day(born)));
        let decision = submit(&facts, &claim_on(target, vec![line(ITEM, "1", "100")]));
        assert_eq!(reasons(&decision) == [0], passes, "{born} {target} {patients}");
    }
    assert_eq!(
        (Sex::of("O"), Sex::of("F"), Sex::of("X")),
        (Sex::Male, Sex::Female, Sex::Female)
    );
}

#[test]
fn of_unknown_sex_or_age_is_nobody_s_patient() {
    for (sex, born) in [(None, Some("1990-03-10")), (Some(Sex::Female), None)] {
        let mut facts = facts();
        let insuree = facts.insurees.get_mut(&ANA).unwrap();
        (insuree.sex, insuree.born) = (sex, born.map(day));
        assert_eq!(reasons(&submit(&facts, &one_item())), [4]);
    }
}

/// The procedures counted calendar years (0.2).
#[test]
fn age_by_calendar_year() {
    let mut facts = facts();
    version_of(&mut facts, ITEM).patients = 6;
    facts.insurees.get_mut(&ANA).unwrap().born = Some(day("2006-12-31"));
    assert_eq!(reasons(&submit(&facts, &one_item())), [4]);
    assert_eq!(
        reasons(&submit_with(&facts, &one_item(), &with(Departure::AgeByCalendarYear))),
        [0]
    );
}

/// AR-49 to AR-52.
#[test]
fn register_and_price_list() {
    let cases: [(&str, Prepare<'_>, &str, i16); 7] = [
        (
            "closed",
            &|facts| facts.medicals.get_mut(&ITEM).unwrap().live = false,
            "2024-06-10",
            1,
        ),
        (
            "later",
            &|facts| version_of(facts, ITEM).validity.from = day("2024-06-11"),
            "2024-06-10",
            9,
        ),
        ("former version", &former_version, "2024-06-10", 0),
        (
            "no list",
            &|facts| facts.facilities.get_mut(&RHC1).unwrap().items = None,
            "2024-06-10",
            2,
        ),
        (
            "detail closed",
            &|facts| close_detail(facts, "2024-06-05"),
            "2024-06-10",
            2,
        ),
        (
            "detail still valid",
            &|facts| close_detail(facts, "2024-06-05"),
            "2024-06-04",
            0,
        ),
        ("unknown", &|facts| drop(facts.medicals.remove(&ITEM)), "2024-06-10", 1),
    ];
    for (what, prepare, target, reason) in cases {
        let mut facts = facts();
        prepare(&mut facts);
        let lines = vec![line(ITEM, "1", "100"), line(SERVICE, "1", "100")];
        assert_eq!(
            reasons(&submit(&facts, &claim_on(target, lines))),
            [reason, 0],
            "{what}"
        );
    }
}

/// AR-53 to AR-55, the table of 5.5.
#[test]
fn care_types() {
    use CareType::{Both, InPatient, OutPatient};
    let cases = [
        (OutPatient, Both, true, 10, 10),
        (OutPatient, InPatient, false, 10, 10),
        (OutPatient, OutPatient, false, 0, 0),
        (InPatient, OutPatient, false, 10, 10),
        (InPatient, Both, false, 0, 0),
        (InPatient, InPatient, false, 0, 10),
        (Both, OutPatient, true, 0, 10),
        (Both, InPatient, true, 0, 0),
    ];
    for (facility, of_line, stay, reason, legacy) in cases {
        let mut facts = facts();
        facts.facilities.get_mut(&RHC1).unwrap().care = facility;
        version_of(&mut facts, SERVICE).care = of_line;
        let mut claim = claim(vec![line(SERVICE, "1", "100")]);
        claim.from = Some(day(if stay { "2024-06-08" } else { "2024-06-10" }));
        assert_eq!(
            reasons(&submit(&facts, &claim)),
            [reason],
            "{facility:?} {of_line:?} {stay}"
        );
        let strict = with(Departure::StrictCareOfServices);
        assert_eq!(
            reasons(&submit_with(&facts, &claim, &strict)),
            [legacy],
            "{facility:?} {of_line:?} {stay}"
        );
    }
}

#[test]
fn ar_65_the_first_check_that_fails_counts() {
    let mut facts = facts();
    version_of(&mut facts, ITEM).patients = 1;
    facts.facilities.get_mut(&RHC1).unwrap().items = None;
    assert_eq!(reasons(&submit(&facts, &one_item())), [2]);
}

fn former_version(facts: &mut Facts) {
    let versions = &mut facts.medicals.get_mut(&ITEM).unwrap().versions;
    let mut former = versions[0];
    former.validity.to = Some(day("2024-06-11"));
    versions[0].validity.from = day("2024-06-11");
    versions.push(former);
}

fn close_detail(facts: &mut Facts, on: &str) {
    for list in facts.price_lists.values_mut() {
        list.details
            .get_mut(&ITEM.key)
            .into_iter()
            .flatten()
            .for_each(|detail| detail.validity.to = Some(day(on)));
    }
}
