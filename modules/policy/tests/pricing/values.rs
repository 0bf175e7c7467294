//! W1 to W13 and the figures of the existing module's own tests (spec 2.11).

use crate::shorthand::{cycles, day, enrolment, family, money, per_head};
use openimis_policy::pricing::Stage::{New, Renewed};
use openimis_policy::pricing::{Compatibility, Defect, Discount, Enrolment, Fee, Member, Tariff, quote};

fn value(tariff: &Tariff, enrolment: &Enrolment, members: &[Member], compatibility: &Compatibility) -> String {
    let quote = quote(tariff, enrolment, members, compatibility).unwrap();
    quote.value.normalize().to_string()
}

fn assert_value(case: &str, tariff: &Tariff, enrolment: &Enrolment, members: &[Member], expected: &str) {
    assert_eq!(
        value(tariff, enrolment, members, &Compatibility::default()),
        expected,
        "{case}"
    );
}

fn lump_with_threshold() -> Tariff {
    Tariff {
        lump_sum: money("10000"),
        threshold: 4,
        ..per_head("500", "200")
    }
}

fn fees() -> Tariff {
    Tariff {
        registration: Fee {
            per_member: money("100"),
            ..Fee::default()
        },
        general_assembly: Fee {
            per_member: money("50"),
            ..Fee::default()
        },
        ..per_head("4000", "4000")
    }
}

fn lump_fees() -> Tariff {
    let fee = Fee {
        lump_sum: money("1000"),
        ..Fee::default()
    };
    Tariff {
        registration: fee,
        general_assembly: fee,
        ..per_head("4000", "4000")
    }
}

fn at_most_five() -> Tariff {
    Tariff {
        registration: Fee {
            per_member: money("1"),
            ..Fee::default()
        },
        max_members: 5,
        ..per_head("100", "40")
    }
}

#[test]
fn rules_58_to_62_lump_sums_heads_fees_and_maximum() {
    let new = enrolment(New, "2024-03-15");
    let lump = Tariff {
        lump_sum: money("10000"),
        insurance_period: 12,
        max_members: 6,
        ..Tariff::default()
    };
    assert_value("W1", &lump, &new, &family(2, 3, 0, 0), "10000");
    let heads = Tariff {
        max_members: 10,
        ..per_head("4000", "2000")
    };
    assert_value("W2", &heads, &new, &family(2, 3, 0, 0), "14000");
    assert_value("W3", &lump_with_threshold(), &new, &family(3, 4, 0, 0), "10600");
    assert_value("W6", &fees(), &new, &family(2, 1, 0, 0), "12450");
    assert_value("W7 N", &lump_fees(), &new, &family(2, 1, 0, 0), "14000");
    assert_value(
        "W7 R",
        &lump_fees(),
        &enrolment(Renewed, "2024-03-15"),
        &family(2, 1, 0, 0),
        "13000",
    );
    assert_value("W8", &at_most_five(), &new, &family(3, 4, 1, 0), "385");
}

/// BUG-15: members above the threshold are charged, unless the switch says otherwise.
#[test]
fn rule_60_without_a_lump_sum_all_are_charged() {
    let tariff = Tariff {
        threshold: 4,
        ..per_head("500", "200")
    };
    let (new, members) = (enrolment(New, "2024-03-15"), family(3, 4, 0, 0));
    assert_value("W4", &tariff, &new, &members, "2300");
    let compatible = Compatibility {
        defects: vec![Defect::FreeAboveThreshold],
        ..Compatibility::default()
    };
    assert_eq!(value(&tariff, &new, &members, &compatible), "1700");
}

/// BUG-04: relation 7 is told apart, unless the switch says otherwise.
#[test]
fn rule_63_others_are_charged_in_addition() {
    let new = enrolment(New, "2024-03-15");
    let (six, nine) = (family(2, 2, 1, 1), family(1, 2, 3, 2));
    assert_value("W5", &lump_with_threshold(), &new, &six, "10700");
    assert_value("W9", &at_most_five(), &new, &nine, "265");
    let compatible = Compatibility {
        defects: vec![Defect::OthersAsMembers],
        ..Compatibility::default()
    };
    // three adults and three children: one child above the threshold and one adult within it
    assert_eq!(value(&lump_with_threshold(), &new, &six, &compatible), "10400");
}

#[test]
fn rule_64_an_early_enrolment_saves_if_the_product_has_cycles() {
    let discount = Discount { percent: 10, months: 2 };
    let cyclic = Tariff {
        cycles: cycles(&["01-06", "01-11"]),
        enrolment_discount: discount,
        ..per_head("4000", "4000")
    };
    assert_value(
        "W10",
        &cyclic,
        &enrolment(New, "2024-03-15"),
        &family(2, 1, 0, 0),
        "10800",
    );
    assert_value(
        "W11 limit",
        &cyclic,
        &enrolment(New, "2024-04-01"),
        &family(2, 0, 0, 0),
        "7200",
    );
    assert_value(
        "W11 late",
        &cyclic,
        &enrolment(New, "2024-04-02"),
        &family(2, 0, 0, 0),
        "8000",
    );
    let free = Tariff {
        cycles: Vec::new(),
        ..cyclic
    };
    assert_value("W12", &free, &enrolment(New, "2024-03-01"), &family(2, 0, 0, 0), "8000");
}

#[test]
fn rule_65_an_early_renewal_saves() {
    let tariff = Tariff {
        renewal_discount: Discount { percent: 5, months: 2 },
        ..per_head("4000", "4000")
    };
    for (enrolled, expected) in [("2024-04-01", "7600"), ("2024-04-02", "8000")] {
        let renewal = Enrolment {
            previous_expiry: Some(day("2024-05-31")),
            ..enrolment(Renewed, enrolled)
        };
        assert_value("W13", &tariff, &renewal, &family(2, 0, 0, 0), expected);
        // nothing to be early for
        assert_value(
            "W13 alone",
            &tariff,
            &enrolment(Renewed, enrolled),
            &family(2, 0, 0, 0),
            "8000",
        );
    }
}

/// BUG-45: the web client asks with the day after the previous policy, and enrols today.
#[test]
fn bug_45_a_renewal_that_is_asked_for_early_saves() {
    let tariff = Tariff {
        renewal_discount: Discount { percent: 5, months: 2 },
        ..per_head("4000", "4000")
    };
    let asked = Enrolment {
        previous_expiry: Some(day("2027-05-31")),
        ..enrolment(Renewed, "2027-06-01")
    };
    assert_value("today 2026-11-23", &tariff, &asked, &family(2, 0, 0, 0), "7600");
    let late = Enrolment {
        today: day("2027-04-02"),
        ..asked
    };
    assert_value("today 2027-04-02", &tariff, &late, &family(2, 0, 0, 0), "8000");
}

#[test]
fn figures_of_the_existing_module() {
    let lump_fees = Tariff {
        registration: Fee {
            lump_sum: money("250"),
            per_member: money("3"),
        },
        general_assembly: Fee {
            lump_sum: money("130"),
            per_member: money("3"),
        },
        ..per_head("300", "300")
    };
    assert_value(
        "2 adults",
        &lump_fees,
        &enrolment(New, "2024-03-15"),
        &family(2, 0, 0, 0),
        "980",
    );
    let lump = Tariff {
        lump_sum: money("200"),
        threshold: 2,
        registration: Fee {
            per_member: money("10"),
            ..Fee::default()
        },
        general_assembly: Fee {
            per_member: money("5"),
            ..Fee::default()
        },
        ..per_head("300", "200")
    };
    assert_value(
        "2 adults, 1 child",
        &lump,
        &enrolment(New, "2024-03-15"),
        &family(2, 1, 0, 0),
        "445",
    );
}

/// BUG-12: of age on the day of enrolment, whatever the day of asking.
#[test]
fn bug_12_adults_are_those_of_age_at_enrolment() {
    let tariff = per_head("500", "200");
    let born = |birth: &str| {
        [Member {
            birth: Some(day(birth)),
            is_other: false,
        }]
    };
    for (birth, expected) in [("2008-03-15", "500"), ("2008-03-16", "200")] {
        assert_value(birth, &tariff, &enrolment(New, "2026-03-15"), &born(birth), expected);
    }
    let compatible = Compatibility {
        defects: vec![Defect::AgeOfToday],
        ..Compatibility::default()
    };
    for (birth, expected) in [("2008-11-22", "500"), ("2008-11-23", "200")] {
        assert_eq!(
            value(&tariff, &enrolment(New, "2026-03-15"), &born(birth), &compatible),
            expected
        );
    }
    let of_age_at_16 = Enrolment {
        age_of_majority: 16,
        ..enrolment(New, "2026-03-15")
    };
    assert_value("16", &tariff, &of_age_at_16, &born("2010-03-15"), "500");
}

#[test]
fn rule_69_too_many_members_are_told_and_priced() {
    let new = enrolment(New, "2024-03-15");
    let lump = Tariff {
        lump_sum: money("10000"),
        insurance_period: 12,
        max_members: 6,
        ..Tariff::default()
    };
    let quoted = quote(&lump, &new, &family(3, 4, 0, 0), &Compatibility::default()).unwrap();
    let too_many = quoted.too_many.unwrap();
    assert_eq!(
        (too_many.members, too_many.maximum, quoted.value),
        (7, 6, money("10000"))
    );
    let six = quote(&lump, &new, &family(2, 4, 0, 0), &Compatibility::default()).unwrap();
    assert_eq!(six.too_many, None);
}
