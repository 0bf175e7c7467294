//! Deductibles and ceilings: six amounts, stored in the columns of the chosen type (rules 50 and 52).

use super::Product;
use crate::error;
use openimis_core::declare::Patch;
use openimis_core::error::Problem;
use rust_decimal::Decimal;

/// What was sent of them.
#[derive(Debug, Clone, Default)]
pub(super) struct CeilingChange {
    pub(super) ceiling_type: Patch<String>,
    pub(super) deductible: Patch<Decimal>,
    pub(super) deductible_ip: Patch<Decimal>,
    pub(super) deductible_op: Patch<Decimal>,
    pub(super) ceiling: Patch<Decimal>,
    pub(super) ceiling_ip: Patch<Decimal>,
    pub(super) ceiling_op: Patch<Decimal>,
}

/// The amounts of one type.
#[derive(Debug, Clone, Copy, Default)]
struct Amounts {
    deductible: Decimal,
    deductible_ip: Decimal,
    deductible_op: Decimal,
    ceiling: Decimal,
    ceiling_ip: Decimal,
    ceiling_op: Decimal,
}

impl CeilingChange {
    fn is_sent(&self) -> bool {
        let amounts = [
            &self.deductible,
            &self.deductible_ip,
            &self.deductible_op,
            &self.ceiling,
            &self.ceiling_ip,
            &self.ceiling_op,
        ];
        self.ceiling_type.is_sent() || amounts.into_iter().any(Patch::is_sent)
    }

    /// The product with the amounts in the columns of its type and 0 in those of the others. Of another type than before,
    /// amounts that were not sent are 0: they were meant for something else.
    pub(super) fn apply(self, product: Product) -> Result<Product, Vec<Problem>> {
        if !self.is_sent() {
            return Ok(product);
        }
        let ceiling_type = self.ceiling_type.clone().over(product.ceiling_type.clone());
        let is_same = ceiling_type == product.ceiling_type;
        let of =
            |sent: Patch<Decimal>, before: Option<Decimal>| sent.over(before.filter(|_| is_same)).unwrap_or_default();
        let amounts = Amounts {
            deductible: of(self.deductible, product.deductible),
            deductible_ip: of(self.deductible_ip, product.deductible_ip),
            deductible_op: of(self.deductible_op, product.deductible_op),
            ceiling: of(self.ceiling, product.ceiling),
            ceiling_ip: of(self.ceiling_ip, product.ceiling_ip),
            ceiling_op: of(self.ceiling_op, product.ceiling_op),
        };
        let problems = amounts.problems(ceiling_type.as_deref());
        if problems.is_empty() {
            Ok(amounts.stored(ceiling_type, product))
        } else {
            Err(problems)
        }
    }
}

impl Amounts {
    fn problems(&self, ceiling_type: Option<&str>) -> Vec<Problem> {
        let kinds = [
            ("deductible", self.deductible, self.deductible_ip, self.deductible_op),
            ("ceiling", self.ceiling, self.ceiling_ip, self.ceiling_op),
        ];
        let mut problems = Vec::new();
        for (field, general, ip, op) in kinds {
            let by_care = !ip.is_zero() || !op.is_zero();
            if !general.is_zero() && by_care {
                problems.push(error::GENERAL_AND_BY_CARE.at(field));
            }
            if [general, ip, op]
                .iter()
                .any(|amount| amount.is_sign_negative() && !amount.is_zero())
            {
                problems.push(error::OUT_OF_BOUNDS.at(field));
            }
            if ceiling_type.is_none() && (by_care || !general.is_zero()) {
                problems.push(error::CEILING_TYPE_MISSING.at("ceilingType"));
            }
        }
        problems
    }

    fn stored(self, ceiling_type: Option<String>, product: Product) -> Product {
        let of = |letter: &str| match ceiling_type.as_deref() {
            Some(chosen) if chosen == letter => self,
            _ => Self::default(),
        };
        let (insuree, treatment, policy) = (of("I"), of("T"), of("P"));
        Product {
            deductible_insuree: Some(insuree.deductible),
            deductible_ip_insuree: Some(insuree.deductible_ip),
            deductible_op_insuree: Some(insuree.deductible_op),
            ceiling_insuree: Some(insuree.ceiling),
            ceiling_ip_insuree: Some(insuree.ceiling_ip),
            ceiling_op_insuree: Some(insuree.ceiling_op),
            deductible_treatment: Some(treatment.deductible),
            deductible_ip_treatment: Some(treatment.deductible_ip),
            deductible_op_treatment: Some(treatment.deductible_op),
            ceiling_treatment: Some(treatment.ceiling),
            ceiling_ip_treatment: Some(treatment.ceiling_ip),
            ceiling_op_treatment: Some(treatment.ceiling_op),
            deductible_policy: Some(policy.deductible),
            deductible_ip_policy: Some(policy.deductible_ip),
            deductible_op_policy: Some(policy.deductible_op),
            ceiling_policy: Some(policy.ceiling),
            ceiling_ip_policy: Some(policy.ceiling_ip),
            ceiling_op_policy: Some(policy.ceiling_op),
            ceiling_type,
            ..product
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CeilingChange;
    use crate::Product;
    use openimis_core::declare::Patch;
    use rust_decimal::Decimal;

    fn of_insurees() -> Product {
        Product {
            ceiling_type: Some("I".to_owned()),
            ceiling: Some(Decimal::TEN),
            ceiling_insuree: Some(Decimal::TEN),
            ..Product::default()
        }
    }

    #[test]
    fn rule_52_amounts_go_to_the_columns_of_the_type() {
        let change = CeilingChange {
            ceiling_type: Patch::Value("P".to_owned()),
            ceiling_ip: Patch::Value(Decimal::from(700)),
            ..CeilingChange::default()
        };
        let product = change.apply(of_insurees()).unwrap();
        assert_eq!(product.ceiling_ip_policy, Some(Decimal::from(700)));
        assert_eq!(product.ceiling_policy, Some(Decimal::ZERO));
        assert_eq!(product.ceiling_insuree, Some(Decimal::ZERO));
        assert_eq!(product.ceiling_treatment, Some(Decimal::ZERO));
    }

    #[test]
    fn amounts_that_are_not_sent_stay_with_their_type() {
        let change = CeilingChange {
            deductible: Patch::Value(Decimal::ONE),
            ..CeilingChange::default()
        };
        let product = change.apply(of_insurees()).unwrap();
        assert_eq!(product.ceiling_insuree, Some(Decimal::TEN));
        assert_eq!(product.deductible_insuree, Some(Decimal::ONE));
    }

    #[test]
    fn rule_50_general_amounts_exclude_those_by_care() {
        let both = CeilingChange {
            ceiling_ip: Patch::Value(Decimal::TWO),
            ..CeilingChange::default()
        };
        let codes = |change: CeilingChange, product| {
            let problems = change.apply(product).unwrap_err();
            problems.iter().map(|problem| problem.kind.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(both.clone(), of_insurees()), ["product.general_and_by_care"]);
        assert_eq!(codes(both, Product::default()), ["product.ceiling_type_missing"]);
    }
}
