//! D1 to D12 (spec 2.11).

use crate::shorthand::{cycles, day, enrolment};
use openimis_policy::pricing::Stage::{New, Renewed};
use openimis_policy::pricing::{
    Compatibility, Coverage, Defect, Enrolment, Joining, Months, Tariff, Unpriceable, coverage, dates,
};

fn months(insurance_period: u32) -> Tariff {
    Tariff {
        insurance_period,
        ..Tariff::default()
    }
}

fn cyclic(texts: &[&str]) -> Tariff {
    Tariff {
        cycles: cycles(texts),
        ..months(12)
    }
}

fn entered() -> Compatibility {
    Compatibility {
        defects: vec![Defect::CyclesAsEntered],
        ..Compatibility::default()
    }
}

fn start(tariff: &Tariff, enrolment: &Enrolment) -> String {
    dates(tariff, enrolment, &Compatibility::default())
        .unwrap()
        .start
        .to_string()
}

#[test]
fn rules_58_and_66_periods() {
    for (case, period, enrolled, first, last) in [
        ("D1", 12, "2024-03-15", "2024-03-15", "2025-03-14"),
        ("D2", 6, "2024-03-15", "2024-03-15", "2024-09-14"),
        ("D3", 1, "2023-01-31", "2023-01-31", "2023-03-02"),
        ("D4", 12, "2024-02-29", "2024-02-29", "2025-02-27"),
        ("D5", 18, "2024-08-31", "2024-08-31", "2026-02-28"),
    ] {
        let found = dates(&months(period), &enrolment(New, enrolled), &Compatibility::default()).unwrap();
        assert_eq!((found.start, found.expiry), (day(first), day(last)), "{case}");
    }
    let calendar = Compatibility {
        months: Months::Calendar,
        ..Compatibility::default()
    };
    let found = dates(&months(1), &enrolment(New, "2023-01-31"), &calendar).unwrap();
    assert_eq!(found.expiry, day("2023-02-27"));
}

#[test]
fn rule_66_administration_cycles_and_grace() {
    let administration = Tariff {
        administration_period: 1,
        ..months(12)
    };
    assert_eq!(
        start(&administration, &enrolment(New, "2024-01-31")),
        "2024-03-02",
        "D6"
    );
    assert_eq!(
        start(&administration, &enrolment(Renewed, "2024-01-31")),
        "2024-01-31",
        "D6"
    );

    let two = cyclic(&["01-06", "01-11"]);
    let graceful = Tariff {
        enrolment_grace: 1,
        ..two.clone()
    };
    let january = Tariff {
        enrolment_grace: 1,
        ..cyclic(&["01-01"])
    };
    let waiting = Tariff {
        administration_period: 2,
        ..two.clone()
    };
    for (case, tariff, enrolled, expected) in [
        ("D7", &two, "2024-06-01", "2024-06-01"),
        ("D7", &two, "2024-06-02", "2024-11-01"),
        ("D7", &two, "2024-11-02", "2025-06-01"),
        ("D8", &graceful, "2024-07-01", "2024-06-01"),
        ("D8", &graceful, "2024-07-02", "2024-11-01"),
        ("D8", &graceful, "2024-12-01", "2024-11-01"),
        ("D8", &graceful, "2024-12-02", "2025-06-01"),
        ("D9", &january, "2024-02-01", "2024-01-01"),
        ("D9", &january, "2024-02-02", "2025-01-01"),
        ("D12", &waiting, "2024-04-15", "2024-11-01"),
        ("W10", &two, "2024-03-15", "2024-06-01"),
    ] {
        assert_eq!(start(tariff, &enrolment(New, enrolled)), expected, "{case} {enrolled}");
    }
}

/// BUG-14: the order of entry does not matter, unless the switch says otherwise.
#[test]
fn rule_67_the_earliest_cycle_counts() {
    let reversed = cyclic(&["01-11", "01-06"]);
    let spring = enrolment(New, "2024-03-15");
    assert_eq!(start(&reversed, &spring), "2024-06-01", "D10");
    assert_eq!(
        dates(&reversed, &spring, &entered()).unwrap().start,
        day("2024-11-01"),
        "D10"
    );
    let second_only = cyclic(&["-", "01-06"]);
    let summer = enrolment(New, "2024-07-15");
    assert_eq!(start(&second_only, &summer), "2025-06-01", "D11");
    assert_eq!(
        dates(&second_only, &summer, &entered()),
        Err(Unpriceable::NoFirstCycle),
        "D11"
    );
}

/// BUG-14: the grace period would reach back into what is covered already.
#[test]
fn a_renewal_begins_after_what_it_renews() {
    let (previous, june) = (day("2025-05-31"), day("2025-06-01"));
    let graceful = Tariff {
        renewal_grace: 3,
        ..cyclic(&["15-05", "15-09"])
    };
    let renewal = Enrolment::continuing(previous, day("2025-04-10"), 18);
    assert_eq!(renewal.day, june);
    assert_eq!(start(&months(12), &renewal), "2025-06-01");
    assert_eq!(start(&graceful, &renewal), "2025-09-15");
    assert_eq!(dates(&graceful, &renewal, &entered()).unwrap().start, day("2025-05-15"));
    // rule 66: a day that is asked for is answered
    let early = Enrolment {
        day: day("2025-04-10"),
        ..renewal
    };
    assert_eq!(start(&months(12), &early), "2025-04-10");
}

/// BUG-06: somebody who joins later is covered from that day on, once the policy is in force.
#[test]
fn bug_06_a_later_member_is_covered_from_that_day() {
    let policy = Coverage {
        start: day("2026-01-01"),
        effective: Some(day("2026-01-10")),
        expiry: Some(day("2026-12-31")),
    };
    let effective = |policy, joining| coverage(policy, joining).effective;
    assert_eq!(effective(policy, Joining::WithPolicy), Some(day("2026-01-10")));
    assert_eq!(
        effective(policy, Joining::Later(day("2026-01-05"))),
        Some(day("2026-01-10"))
    );
    assert_eq!(
        effective(policy, Joining::Later(day("2026-06-01"))),
        Some(day("2026-06-01"))
    );
    assert_eq!(effective(policy, Joining::Later(day("2027-01-01"))), None);
    let idle = Coverage {
        effective: None,
        ..policy
    };
    assert_eq!(effective(idle, Joining::Later(day("2026-06-01"))), None);
}
