//! The examples and rules of the specification, one by one (spec 2.13, rules 81 to 90).

use chrono::NaiveDate;
use openimis_contribution::activation::{Action, Outcome, Payment, Standing, decide};
use openimis_policy::{ActivationOption, PolicyStatus};
use rust_decimal::Decimal;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Value 10000, from 2026-06-01 to 2027-05-31, nothing paid yet.
fn idle() -> Standing {
    Standing {
        status: Some(PolicyStatus::Idle),
        value: Some(Decimal::from(10_000)),
        start: day("2026-06-01"),
        expiry: Some(day("2027-05-31")),
        paid: Decimal::ZERO,
    }
}

fn pay(amount: i64, on: &str) -> Payment {
    Payment {
        amount: Decimal::from(amount),
        day: day(on),
        is_photo_fee: false,
    }
}

fn active(from: &str) -> Outcome {
    Outcome::Active { from: day(from) }
}

/// What the default option decides.
fn decided(policy: Standing, payment: Payment, action: Action) -> Outcome {
    decide(&policy, &payment, action, ActivationOption::Contribution)
}

fn check(cases: &[(&str, Standing, Payment, Action, Outcome)]) {
    for (case, policy, payment, action, expected) in cases {
        assert_eq!(decided(*policy, *payment, *action), *expected, "{case}");
    }
}

#[test]
fn rules_81_to_83_what_is_paid_in_full_is_active() {
    let (wait, in_full) = (Action::Wait, |on| pay(10_000, on));
    let partly = Standing {
        paid: Decimal::from(4_000),
        ..idle()
    };
    let a_cent_less = Payment {
        amount: Decimal::new(599_999, 2),
        ..pay(0, "2026-07-25")
    };
    check(&[
        (
            "81: before the start",
            idle(),
            in_full("2026-03-20"),
            wait,
            active("2026-06-01"),
        ),
        (
            "on the first day",
            idle(),
            in_full("2026-06-01"),
            wait,
            active("2026-06-01"),
        ),
        (
            "82: after the start",
            idle(),
            in_full("2026-07-20"),
            wait,
            active("2026-07-20"),
        ),
        (
            "BUG-37: too much, early",
            idle(),
            pay(12_000, "2026-03-20"),
            wait,
            active("2026-06-01"),
        ),
        ("83: a part", idle(), pay(4_000, "2026-07-20"), wait, Outcome::Unchanged),
        (
            "83: the rest",
            partly,
            pay(6_000, "2026-07-25"),
            wait,
            active("2026-07-25"),
        ),
        (
            "a cent less than the rest",
            partly,
            a_cent_less,
            wait,
            Outcome::Unchanged,
        ),
    ]);
}

#[test]
fn rules_84_and_85_what_the_office_wants() {
    let (wait, enforce, suspend) = (Action::Wait, Action::Enforce, Action::Suspend);
    let suspended = Standing {
        status: Some(PolicyStatus::Suspended),
        paid: Decimal::from(1_000),
        ..idle()
    };
    let part = |on| pay(1_000, on);
    check(&[
        (
            "84: enforced",
            idle(),
            part("2026-07-20"),
            enforce,
            active("2026-07-20"),
        ),
        (
            "84, BUG-37: early",
            idle(),
            part("2026-03-20"),
            enforce,
            active("2026-06-01"),
        ),
        ("85: suspended", idle(), part("2026-03-20"), suspend, Outcome::Suspended),
        (
            "85: whatever is paid",
            idle(),
            pay(10_000, "2026-03-20"),
            suspend,
            Outcome::Suspended,
        ),
        ("85: told to wait", idle(), part("2026-03-20"), wait, Outcome::Unchanged),
        (
            "suspended, then the rest",
            suspended,
            pay(9_000, "2026-08-20"),
            wait,
            active("2026-08-20"),
        ),
        (
            "suspended again",
            suspended,
            part("2026-08-20"),
            suspend,
            Outcome::Unchanged,
        ),
    ]);
}

#[test]
fn rule_87_a_photo_fee_pays_for_no_policy() {
    let fee = Payment {
        is_photo_fee: true,
        ..pay(10_000, "2026-07-20")
    };
    assert_eq!(decided(idle(), fee, Action::Wait), Outcome::Unchanged);
    assert_eq!(decided(idle(), fee, Action::Enforce), Outcome::Unchanged);
    assert_eq!(decided(idle(), fee, Action::Suspend), Outcome::Suspended);
}

#[test]
fn rule_88_a_policy_that_is_active_or_over_stays_as_it_is() {
    for status in [PolicyStatus::Active, PolicyStatus::Expired] {
        let paid = Standing {
            status: Some(status),
            paid: Decimal::from(10_000),
            ..idle()
        };
        for action in [Action::Wait, Action::Enforce] {
            assert_eq!(
                decided(paid, pay(500, "2026-09-20"), action),
                Outcome::Unchanged,
                "{status:?}"
            );
        }
        assert_eq!(
            decided(paid, pay(500, "2026-09-20"), Action::Suspend),
            Outcome::Suspended
        );
    }
}

#[test]
fn rule_90_other_options_make_ready() {
    for option in [ActivationOption::Payment, ActivationOption::Ready] {
        let full = pay(10_000, "2026-07-20");
        assert_eq!(decide(&idle(), &full, Action::Wait, option), Outcome::Ready);
        assert_eq!(
            decide(&idle(), &pay(1, "2026-07-20"), Action::Enforce, option),
            Outcome::Ready
        );
        assert_eq!(
            decide(&idle(), &pay(1, "2026-07-20"), Action::Wait, option),
            Outcome::Unchanged
        );
        let ready = Standing {
            status: Some(PolicyStatus::Ready),
            ..idle()
        };
        assert_eq!(decide(&ready, &full, Action::Wait, option), Outcome::Unchanged);
    }
    let ready = Standing {
        status: Some(PolicyStatus::Ready),
        ..idle()
    };
    assert_eq!(
        decided(ready, pay(10_000, "2026-07-20"), Action::Wait),
        active("2026-07-20")
    );
}

#[test]
fn a_policy_that_is_over_before_its_cover_begins_stays_as_it_is() {
    assert_eq!(
        decided(idle(), pay(10_000, "2027-05-31"), Action::Wait),
        active("2027-05-31")
    );
    assert_eq!(
        decided(idle(), pay(10_000, "2027-06-01"), Action::Wait),
        Outcome::Unchanged
    );
    let open_ended = Standing { expiry: None, ..idle() };
    assert_eq!(
        decided(open_ended, pay(10_000, "2030-01-01"), Action::Wait),
        active("2030-01-01")
    );
}

#[test]
fn a_policy_without_a_value_is_active_when_somebody_says_so() {
    let unpriced = Standing { value: None, ..idle() };
    assert_eq!(
        decided(unpriced, pay(10_000, "2026-07-20"), Action::Wait),
        Outcome::Unchanged
    );
    assert_eq!(
        decided(unpriced, pay(10_000, "2026-07-20"), Action::Enforce),
        active("2026-07-20")
    );
    let free = Standing {
        value: Some(Decimal::ZERO),
        ..idle()
    };
    assert_eq!(decided(free, pay(0, "2026-07-20"), Action::Wait), active("2026-07-20"));
}
