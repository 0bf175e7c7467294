//! What holds for every policy and payment.

use chrono::{Days, NaiveDate};
use openimis_contribution::activation::{Action, Outcome, Payment, Standing, decide};
use openimis_contribution::receipt::Series;
use openimis_policy::{ActivationOption, PolicyStatus};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..36_500).prop_map(|days| NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + Days::new(days))
}

fn any_money() -> impl Strategy<Value = Decimal> {
    (0_i64..10_000_000).prop_map(|cents| Decimal::new(cents, 2))
}

fn any_status() -> impl Strategy<Value = PolicyStatus> {
    prop::sample::select(vec![
        PolicyStatus::Idle,
        PolicyStatus::Active,
        PolicyStatus::Suspended,
        PolicyStatus::Expired,
        PolicyStatus::Ready,
    ])
}

prop_compose! {
    fn any_policy()(
        status in any_status(), value in prop::option::of(any_money()), start in any_day(),
        length in prop::option::of(0_u64..800), paid in any_money(),
    ) -> Standing {
        Standing { status: Some(status), value, start, expiry: length.map(|days| start + Days::new(days)), paid }
    }
}

prop_compose! {
    fn any_payment()(amount in any_money(), day in any_day(), is_photo_fee in prop::bool::weighted(0.1)) -> Payment {
        Payment { amount, day, is_photo_fee }
    }
}

fn any_action() -> impl Strategy<Value = Action> {
    prop::sample::select(vec![Action::Wait, Action::Enforce, Action::Suspend])
}

const BY_CONTRIBUTION: ActivationOption = ActivationOption::Contribution;

proptest! {
    #[test]
    fn cover_begins_within_the_policy_and_not_before_the_payment(
        policy in any_policy(), payment in any_payment(), action in any_action(),
    ) {
        if let Outcome::Active { from } = decide(&policy, &payment, action, BY_CONTRIBUTION) {
            prop_assert!(policy.start <= from && payment.day <= from);
            prop_assert!(from == policy.start || from == payment.day);
            prop_assert!(policy.expiry.is_none_or(|expiry| from <= expiry));
        }
    }

    #[test]
    fn nothing_is_active_unless_it_is_paid_or_somebody_says_so(
        policy in any_policy(), payment in any_payment(), option in prop::sample::select(vec![
            ActivationOption::Contribution, ActivationOption::Payment, ActivationOption::Ready]),
    ) {
        let outcome = decide(&policy, &payment, Action::Wait, option);
        if outcome != Outcome::Unchanged {
            prop_assert!(policy.value.unwrap() <= policy.paid + payment.amount);
            prop_assert!(!payment.is_photo_fee);
        }
    }

    #[test]
    fn more_money_decides_no_less(policy in any_policy(), payment in any_payment(), more in any_money(), action in any_action()) {
        let outcome = decide(&policy, &payment, action, BY_CONTRIBUTION);
        let larger = Payment { amount: payment.amount + more, ..payment };
        if outcome != Outcome::Unchanged {
            prop_assert_eq!(decide(&policy, &larger, action, BY_CONTRIBUTION), outcome);
        }
    }

    /// However a value is divided, exactly one payment makes the policy active: the last.
    #[test]
    fn instalments_activate_once(amounts in prop::collection::vec(any_money(), 1..8), day in any_day()) {
        let value: Decimal = amounts.iter().sum();
        let mut policy = Standing {
            status: Some(PolicyStatus::Idle), value: Some(value), start: day, expiry: None, paid: Decimal::ZERO,
        };
        let mut activated = 0;
        for amount in amounts {
            let payment = Payment { amount, day, is_photo_fee: false };
            if let Outcome::Active { .. } = decide(&policy, &payment, Action::Wait, BY_CONTRIBUTION) {
                policy.status = Some(PolicyStatus::Active);
                activated += 1;
                prop_assert_eq!(policy.paid + amount, value);
            }
            policy.paid += amount;
        }
        prop_assert_eq!(activated, 1);
    }

    #[test]
    fn the_next_receipt_is_new_and_the_largest(code in "[A-Z0-9_%]{1,8}", day in any_day(), numbers in prop::collection::vec(0_u64..1_000_000, 0..20)) {
        let series = Series::new(&code, day);
        let given: Vec<_> = numbers.iter().map(|number| format!("{}{number:05}", series.prefix())).collect();
        let next = series.next(given.iter().map(String::as_str), 5);
        prop_assert!(!given.contains(&next));
        prop_assert_eq!(series.number(&next), Some(numbers.iter().max().map_or(1, |largest| largest + 1)));
    }
}
