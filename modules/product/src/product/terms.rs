//! What holds of a product's terms, whoever sends them: pure.

use super::{Product, cycle};
use crate::{error, message};
use openimis_core::error::Problem;
use rust_decimal::Decimal;

/// What is wrong with the product as it would be. A number that stays as it was is not judged: older programs stored what
/// they were given.
pub(super) fn check(before: Option<&Product>, product: &Product) -> Vec<Problem> {
    let mut problems = Vec::new();
    if product.date_from > product.date_to {
        problems.push(error::SALE_PERIOD.at("dateTo"));
    }
    problems.extend(cycles(before, product));
    let same = before.cloned().unwrap_or_default();
    let is_new = before.is_none();
    for ((field, value), (_, old)) in amounts(product).into_iter().zip(amounts(&same)) {
        if (is_new || value != old) && value.is_some_and(|value| value < Decimal::ZERO) {
            problems.push(negative(field));
        }
    }
    for ((field, value), (_, old)) in counts(product).into_iter().zip(counts(&same)) {
        if (is_new || value != old) && value.is_some_and(|value| value < 0) {
            problems.push(negative(field));
        }
    }
    for ((field, value), (_, old)) in percentages(product).into_iter().zip(percentages(&same)) {
        let within = |value: Decimal| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&value);
        if (is_new || value != old) && !value.is_none_or(within) {
            problems.push(error::OUT_OF_BOUNDS.at(field).detail(message::at_most_hundred()));
        }
    }
    problems
}

/// Rule 49.
fn cycles(before: Option<&Product>, product: &Product) -> Vec<Problem> {
    let starts = |product: &Product| {
        [
            product.start_cycle_1.clone(),
            product.start_cycle_2.clone(),
            product.start_cycle_3.clone(),
            product.start_cycle_4.clone(),
        ]
    };
    let names = ["startCycle1", "startCycle2", "startCycle3", "startCycle4"];
    let old = before.map(starts).unwrap_or_default();
    let changed = starts(product).into_iter().zip(old).zip(names);
    changed
        .filter(|((new, old), _)| new != old)
        .filter_map(|((new, _), name)| cycle::check(name, new.as_deref()))
        .collect()
}

fn negative(field: &str) -> Problem {
    error::OUT_OF_BOUNDS.at(field).detail(message::at_least_zero())
}

fn amounts(product: &Product) -> [(&'static str, Option<Decimal>); 18] {
    [
        ("lumpSum", Some(product.lump_sum)),
        ("premiumAdult", product.premium_adult),
        ("premiumChild", product.premium_child),
        ("registrationLumpSum", product.registration_lump_sum),
        ("registrationFee", product.registration_fee),
        ("generalAssemblyLumpSum", product.general_assembly_lump_sum),
        ("generalAssemblyFee", product.general_assembly_fee),
        ("maxPolicyExtraMember", product.max_policy_extra_member),
        ("maxPolicyExtraMemberIp", product.max_policy_extra_member_ip),
        ("maxPolicyExtraMemberOp", product.max_policy_extra_member_op),
        ("maxCeilingPolicy", product.max_ceiling_policy),
        ("maxCeilingPolicyIp", product.max_ceiling_policy_ip),
        ("maxCeilingPolicyOp", product.max_ceiling_policy_op),
        ("maxAmountConsultation", product.max_amount_consultation),
        ("maxAmountSurgery", product.max_amount_surgery),
        ("maxAmountDelivery", product.max_amount_delivery),
        ("maxAmountHospitalization", product.max_amount_hospitalization),
        ("maxAmountAntenatal", product.max_amount_antenatal),
    ]
}

fn counts(product: &Product) -> [(&'static str, Option<i32>); 19] {
    [
        ("insurancePeriod", Some(i32::from(product.insurance_period))),
        ("administrationPeriod", product.administration_period),
        ("maxMembers", Some(i32::from(product.max_members))),
        ("threshold", product.threshold),
        ("maxInstallments", product.max_installments),
        ("recurrence", product.recurrence.map(i32::from)),
        ("gracePeriodEnrolment", Some(product.grace_period_enrolment)),
        ("gracePeriodRenewal", product.grace_period_renewal),
        ("gracePeriodPayment", product.grace_period_payment),
        ("enrolmentDiscountPeriod", product.enrolment_discount_period),
        ("renewalDiscountPeriod", product.renewal_discount_period),
        ("ageMinimal", product.age_minimal),
        ("ageMaximal", product.age_maximal),
        ("maxNoConsultation", product.max_no_consultation),
        ("maxNoSurgery", product.max_no_surgery),
        ("maxNoDelivery", product.max_no_delivery),
        ("maxNoHospitalization", product.max_no_hospitalization),
        ("maxNoVisits", product.max_no_visits),
        ("maxNoAntenatal", product.max_no_antenatal),
    ]
}

fn percentages(product: &Product) -> [(&'static str, Option<Decimal>); 3] {
    [
        (
            "enrolmentDiscountPerc",
            product.enrolment_discount_perc.map(Decimal::from),
        ),
        ("renewalDiscountPerc", product.renewal_discount_perc.map(Decimal::from)),
        ("shareContribution", product.share_contribution),
    ]
}
