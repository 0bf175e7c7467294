//! What holds for every product and family.

use chrono::{Days, NaiveDate};
use openimis_policy::pricing::{
    Compatibility, Coverage, Discount, Enrolment, Fee, Joining, Member, Months, Stage, Tariff, coverage, dates,
    instalments, quote, to_cents,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..36_500).prop_map(|days| NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + Days::new(days))
}

fn any_money() -> impl Strategy<Value = Decimal> {
    (0_i64..10_000_000_000).prop_map(|cents| Decimal::new(cents, 2))
}

prop_compose! {
    fn any_fee()(lump_sum in any_money(), per_member in any_money(), flat: bool) -> Fee {
        Fee { lump_sum: if flat { lump_sum } else { Decimal::ZERO }, per_member }
    }
}

prop_compose! {
    fn any_discount()(percent in 0_u32..150, months in 0_u32..12) -> Discount {
        Discount { percent, months }
    }
}

prop_compose! {
    fn any_tariff()(
        (insurance_period, administration_period, enrolment_grace, renewal_grace) in (1_u32..40, 0_u32..4, 0_u32..7, 0_u32..7),
        cycles in prop::collection::vec((1_u32..=28, 1_u32..=12, any::<bool>()), 0..4),
        (lump_sum, threshold, max_members) in (any_money(), 0_u32..8, 0_u32..10),
        (premium_adult, premium_child) in (any_money(), any_money()),
        (registration, general_assembly) in (any_fee(), any_fee()),
        (enrolment_discount, renewal_discount) in (any_discount(), any_discount()),
    ) -> Tariff {
        let written = |(day, month, filled)| format!("{day}-{month}").parse().ok().filter(|_| filled);
        Tariff {
            insurance_period, administration_period, enrolment_grace, renewal_grace,
            cycles: cycles.into_iter().map(written).collect(),
            lump_sum, threshold, max_members, premium_adult, premium_child, registration, general_assembly,
            enrolment_discount, renewal_discount,
        }
    }
}

fn any_compatibility() -> impl Strategy<Value = Compatibility> {
    prop_oneof![
        Just(Compatibility::default()),
        Just(Compatibility::full()),
        Just(Compatibility {
            months: Months::Calendar,
            ..Compatibility::default()
        }),
    ]
}

proptest! {
    #[test]
    fn a_value_is_never_negative(
        tariff in any_tariff(),
        births in prop::collection::vec((prop::option::of(any_day()), any::<bool>()), 0..12),
        (day, today) in (any_day(), any_day()),
        previous_expiry in prop::option::of(any_day()),
        renewed: bool,
        compatibility in any_compatibility(),
    ) {
        let members: Vec<_> = births.into_iter().map(|(birth, is_other)| Member { birth, is_other }).collect();
        let stage = if renewed { Stage::Renewed } else { Stage::New };
        let enrolment = Enrolment { stage, day, today, previous_expiry, age_of_majority: 18 };
        if let Ok(quote) = quote(&tariff, &enrolment, &members, &compatibility) {
            prop_assert!(quote.value >= Decimal::ZERO);
            prop_assert!(quote.dates.start <= quote.dates.expiry);
        }
    }

    #[test]
    fn instalments_sum_to_the_value(value in 0_i64..1_000_000_000_000, scale in 0_u32..6, count in 1_u16..40) {
        let value = Decimal::new(value, scale);
        let amounts = instalments(value, count);
        prop_assert_eq!(amounts.len(), usize::from(count));
        prop_assert_eq!(amounts.iter().sum::<Decimal>(), to_cents(value));
        prop_assert!(amounts.iter().all(|amount| *amount >= Decimal::ZERO));
        prop_assert!(amounts.windows(2).all(|pair| pair[0] >= pair[1]));
    }

    #[test]
    fn the_coverage_of_a_person_lies_within_the_policy(
        tariff in any_tariff(), day in any_day(), today in any_day(), paid in 0_u64..2_000, joined in prop::option::of(any_day()),
    ) {
        let enrolment = Enrolment { stage: Stage::New, day, today, previous_expiry: None, age_of_majority: 18 };
        let period = dates(&tariff, &enrolment, &Compatibility::default()).unwrap();
        let policy = Coverage {
            start: period.start,
            effective: Some(period.start + Days::new(paid)).filter(|effective| *effective <= period.expiry),
            expiry: Some(period.expiry),
        };
        let cover = coverage(policy, joined.map_or(Joining::WithPolicy, Joining::Later));
        prop_assert_eq!(cover.expiry, policy.expiry);
        if let Some(effective) = cover.effective {
            prop_assert!(policy.effective.unwrap() <= effective && effective <= period.expiry);
            prop_assert!(joined.is_none_or(|joined| joined <= effective));
        }
    }

    #[test]
    fn renewals_of_a_chain_do_not_overlap(
        tariff in any_tariff(), first in any_day(), early in prop::collection::vec(0_u64..200, 1..6), calendar: bool,
    ) {
        let months = if calendar { Months::Calendar } else { Months::Stepping };
        let compatibility = Compatibility { months, ..Compatibility::default() };
        let new = Enrolment { stage: Stage::New, day: first, today: first, previous_expiry: None, age_of_majority: 18 };
        let mut before = dates(&tariff, &new, &compatibility).unwrap();
        for days in early {
            let renewal = Enrolment::continuing(before.expiry, before.expiry - Days::new(days), 18);
            let next = dates(&tariff, &renewal, &compatibility).unwrap();
            prop_assert!(next.start > before.expiry);
            before = next;
        }
    }
}
