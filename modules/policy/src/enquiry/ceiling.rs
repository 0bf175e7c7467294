//! What a policy still pays (spec 2.18): pure.

use crate::eligibility::Used;
use rust_decimal::Decimal;

/// Up to what a product pays, by kind of care; what is not set, or 0, has no ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Limits {
    /// Whatever the care.
    pub(super) general: Option<Decimal>,
    /// In-patient care.
    pub(super) in_patient: Option<Decimal>,
    /// Out-patient care.
    pub(super) out_patient: Option<Decimal>,
}

/// What a product says about ceilings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ceilings {
    /// Of one treatment.
    pub(super) treatment: Limits,
    /// Of one person.
    pub(super) insuree: Limits,
    /// Of the policy.
    pub(super) policy: Limits,
    /// What each member above the threshold adds to the policy's.
    pub(super) extra_member: Limits,
    /// Up to what the policy's may grow.
    pub(super) cap: Limits,
    /// Members whom the policy's is for.
    pub(super) threshold: u32,
}

/// What is left. The ceilings of the policy win over those of a person, and these over those of a treatment; a general
/// one over one for a kind of care (BUG-20).
pub(super) fn left(ceilings: &Ceilings, members: u32, used: &Used) -> Limits {
    let remunerated = Limits {
        general: used.remunerated,
        in_patient: used.remunerated_in_patient,
        out_patient: used.remunerated_out_patient,
    };
    let mut left = set(ceilings.treatment);
    take_over(&mut left, minus(set(ceilings.insuree), remunerated));
    take_over(&mut left, minus(grown(ceilings, members), remunerated));
    left
}

fn take_over(left: &mut Limits, stronger: Limits) {
    if stronger.general.is_some() {
        *left = Limits {
            general: stronger.general,
            ..*left
        };
    } else {
        left.in_patient = stronger.in_patient.or(left.in_patient);
        left.out_patient = stronger.out_patient.or(left.out_patient);
    }
}

/// The policy's, with what members above the threshold add, up to the cap.
fn grown(ceilings: &Ceilings, members: u32) -> Limits {
    let more = Decimal::from(members.saturating_sub(ceilings.threshold));
    let (extra, cap) = (ceilings.extra_member, set(ceilings.cap));
    let grow = |limit: Option<Decimal>, extra: Option<Decimal>, cap: Option<Decimal>| {
        let grown = limit? + extra.unwrap_or_default() * more;
        Some(cap.map_or(grown, |cap| grown.min(cap)))
    };
    each(set(ceilings.policy), |kind, limit| {
        grow(limit, kind(&extra), kind(&cap))
    })
}

fn minus(limits: Limits, used: Limits) -> Limits {
    each(limits, |kind, limit| {
        limit.map(|limit| (limit - kind(&used).unwrap_or_default()).max(Decimal::ZERO))
    })
}

fn set(limits: Limits) -> Limits {
    each(limits, |_, limit| limit.filter(|limit| *limit > Decimal::ZERO))
}

type Kind = fn(&Limits) -> Option<Decimal>;

fn each(limits: Limits, change: impl Fn(Kind, Option<Decimal>) -> Option<Decimal>) -> Limits {
    Limits {
        general: change(|limits| limits.general, limits.general),
        in_patient: change(|limits| limits.in_patient, limits.in_patient),
        out_patient: change(|limits| limits.out_patient, limits.out_patient),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(units: i64) -> Option<Decimal> {
        Decimal::ZERO.checked_add(units.into())
    }

    fn general(units: i64) -> Limits {
        Limits {
            general: amount(units),
            ..Limits::default()
        }
    }

    /// Spec 2.18: five members, 1000 and 100 for each above two, 50 used.
    #[test]
    fn bug_20_the_policy_grows_with_its_members() {
        let ceilings = Ceilings {
            policy: general(1000),
            extra_member: general(100),
            threshold: 2,
            ..Ceilings::default()
        };
        let used = Used {
            remunerated: amount(50),
            ..Used::default()
        };
        assert_eq!(left(&ceilings, 5, &used), general(1250));
        let capped = Ceilings {
            cap: general(1100),
            ..ceilings
        };
        assert_eq!(left(&capped, 5, &used), general(1050));
        assert_eq!(left(&ceilings, 1, &used), general(950));
    }

    #[test]
    fn bug_20_kinds_of_care_stand_alone_and_nothing_is_null() {
        let treatment = Limits {
            in_patient: amount(300),
            out_patient: amount(200),
            ..Limits::default()
        };
        let policy = Limits {
            in_patient: amount(1000),
            out_patient: amount(0),
            ..Limits::default()
        };
        let ceilings = Ceilings {
            treatment,
            policy,
            ..Ceilings::default()
        };
        let used = Used {
            remunerated_in_patient: amount(1200),
            ..Used::default()
        };
        let expected = Limits {
            general: None,
            in_patient: amount(0),
            out_patient: amount(200),
        };
        assert_eq!(left(&ceilings, 5, &used), expected);
        assert_eq!(left(&Ceilings::default(), 5, &used), Limits::default());
    }
}
