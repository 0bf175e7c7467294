//! Up to what a line is covered: pure (rule 51).

use crate::error;
use crate::message;
use openimis_core::error::{Problem, kinds};
use rust_decimal::Decimal;

/// The limits of a line, by the claim's kind of visit (referral R, emergency E, other) and by age.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// Whose price counts: P price list, O the facility's own, R relative.
    pub price_origin: Option<String>,
    /// What the limits of other visits are: C co-insurance in per cent, F fixed amount.
    pub limitation_type: Option<String>,
    /// The same of referrals.
    pub limitation_type_r: Option<String>,
    /// The same of emergencies.
    pub limitation_type_e: Option<String>,
    /// Limit of other visits for adults.
    pub limit_adult: Decimal,
    /// Limit of other visits for children.
    pub limit_child: Decimal,
    /// Limit of referrals for adults.
    pub limit_adult_r: Decimal,
    /// Limit of referrals for children.
    pub limit_child_r: Decimal,
    /// Limit of emergencies for adults.
    pub limit_adult_e: Decimal,
    /// Limit of emergencies for children.
    pub limit_child_e: Decimal,
    /// Months after the policy takes effect in which it is not covered for adults.
    pub waiting_period_adult: Option<i32>,
    /// The same for children.
    pub waiting_period_child: Option<i32>,
    /// The largest quantity under a policy for adults.
    pub limit_no_adult: Option<i32>,
    /// The same for children.
    pub limit_no_child: Option<i32>,
    /// Where it does not count against ceilings for adults: H hospital, N elsewhere, B both.
    pub ceiling_exclusion_adult: Option<String>,
    /// The same for children.
    pub ceiling_exclusion_child: Option<String>,
}

impl Limits {
    /// All that is wrong with them.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let visits = [
            (
                &self.limitation_type,
                "limitationType",
                [("limitAdult", self.limit_adult), ("limitChild", self.limit_child)],
            ),
            (
                &self.limitation_type_r,
                "limitationTypeR",
                [("limitAdultR", self.limit_adult_r), ("limitChildR", self.limit_child_r)],
            ),
            (
                &self.limitation_type_e,
                "limitationTypeE",
                [("limitAdultE", self.limit_adult_e), ("limitChildE", self.limit_child_e)],
            ),
        ];
        let mut problems = Vec::new();
        for (kind, name, limits) in visits {
            if kind.is_none() {
                problems.push(kinds::REQUIRED.at(name));
            }
            let is_fixed = kind.as_deref() == Some("F");
            problems.extend(
                limits
                    .into_iter()
                    .filter_map(|(field, limit)| amount(field, limit, is_fixed)),
            );
        }
        let counts = [
            ("waitingPeriodAdult", self.waiting_period_adult),
            ("waitingPeriodChild", self.waiting_period_child),
            ("limitNoAdult", self.limit_no_adult),
            ("limitNoChild", self.limit_no_child),
        ];
        let negative = counts
            .into_iter()
            .filter(|(_, count)| count.is_some_and(|count| count < 0));
        problems.extend(negative.map(|(field, _)| error::OUT_OF_BOUNDS.at(field).detail(message::at_least_zero())));
        problems
    }
}

fn amount(field: &str, limit: Decimal, is_fixed: bool) -> Option<Problem> {
    if limit < Decimal::ZERO {
        return Some(error::OUT_OF_BOUNDS.at(field).detail(message::at_least_zero()));
    }
    (!is_fixed && limit > Decimal::ONE_HUNDRED).then(|| error::CO_INSURANCE.at(field))
}

#[cfg(test)]
mod tests {
    use super::Limits;
    use rust_decimal::Decimal;

    fn codes(limits: &Limits) -> Vec<&'static str> {
        limits.problems().iter().map(|problem| problem.kind.code).collect()
    }

    #[test]
    fn rule_51_co_insurance_is_at_most_a_hundred_per_cent() {
        let of = |kind: &str| Limits {
            limitation_type: Some(kind.to_owned()),
            limitation_type_r: Some("C".to_owned()),
            limitation_type_e: Some("F".to_owned()),
            limit_adult: Decimal::from(120),
            ..Limits::default()
        };
        assert_eq!(codes(&of("C")), ["product.co_insurance"]);
        assert_eq!(codes(&of("F")), [""; 0]);
        assert_eq!(codes(&Limits::default()), ["core.required"; 3]);
    }
}
