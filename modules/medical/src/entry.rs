//! What items and services have in common when they are entered (spec 11.1): pure.

use crate::error;
use openimis_core::error::Problem;
use rust_decimal::Decimal;

/// Names of patient categories and the bits that they stand for.
const PATIENTS: [(&str, i16); 4] = [("MALE", 1), ("FEMALE", 2), ("ADULT", 4), ("MINOR", 8)];
/// The names, as openIMIS's clients know them.
pub(crate) const PATIENT_CATEGORIES: &[&str] = &["ADULT", "MINOR", "MALE", "FEMALE"];

/// The mask of the patients that were sent, as a mask or by their names (AR-119); none if they were not.
pub(crate) fn patient_category(mask: Option<i16>, names: Option<&[String]>) -> Result<Option<i16>, Problem> {
    let of_names = names.filter(|names| !names.is_empty()).map(|names| {
        let bits = PATIENTS
            .iter()
            .filter(|(name, _)| names.iter().any(|sent| sent == name));
        bits.fold(0, |mask, (_, bit)| mask | bit)
    });
    match of_names.or(mask) {
        Some(mask) if !(1..=15).contains(&mask) => Err(error::PATIENT_CATEGORY.at("patientCategory")),
        found => Ok(found),
    }
}

/// The same where somebody must be named.
pub(crate) fn required_patient_category(mask: Option<i16>, names: Option<&[String]>) -> Result<i16, Problem> {
    patient_category(mask, names)?.ok_or_else(|| error::PATIENT_CATEGORY_MISSING.at("patientCategory"))
}

/// A problem for every amount below zero (U13).
pub(crate) fn not_negative(amounts: &[(&'static str, Option<Decimal>)]) -> Vec<Problem> {
    let negative = amounts
        .iter()
        .filter(|(_, amount)| amount.is_some_and(|amount| amount < Decimal::ZERO));
    negative.map(|(field, _)| error::NEGATIVE.at(*field)).collect()
}

/// All that is wrong, or the mask of patients.
pub(crate) fn together(patients: Result<i16, Problem>, mut problems: Vec<Problem>) -> Result<i16, Vec<Problem>> {
    match patients {
        Ok(mask) if problems.is_empty() => Ok(mask),
        Ok(_) => Err(problems),
        Err(problem) => {
            problems.insert(0, problem);
            Err(problems)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn ar_119_patients_are_a_mask() {
        let code = |found: Result<i16, Problem>| found.map_err(|problem| problem.kind.code);
        for (mask, list, expected) in [
            (None, Some(vec!["FEMALE", "ADULT"]), Ok(6)),
            (None, Some(vec!["ADULT", "MINOR", "MALE", "FEMALE"]), Ok(15)),
            (Some(9), None, Ok(9)),
            (Some(15), Some(vec!["MALE"]), Ok(1)),
            (Some(3), Some(vec![]), Ok(3)),
            (None, None, Err("medical.patient_category_missing")),
            (None, Some(vec![]), Err("medical.patient_category_missing")),
            (Some(0), None, Err("medical.patient_category")),
            (Some(16), None, Err("medical.patient_category")),
            (Some(-1), None, Err("medical.patient_category")),
        ] {
            let list = list.map(|list| names(&list));
            assert_eq!(
                code(required_patient_category(mask, list.as_deref())),
                expected,
                "{mask:?} {list:?}"
            );
        }
    }

    #[test]
    fn u_13_every_amount_below_zero_is_told() {
        let amounts = [
            ("price", Some(Decimal::NEGATIVE_ONE)),
            ("quantity", None),
            ("frequency", Some(Decimal::ZERO)),
        ];
        let fields: Vec<_> = not_negative(&amounts)
            .into_iter()
            .map(|problem| problem.to_string())
            .collect();
        assert_eq!(fields.len(), 1, "{fields:?}");
    }
}
