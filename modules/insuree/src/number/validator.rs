//! Whether an insurance number is well-formed (spec 2.2): pure, without database.

use super::NumberFault;
use crate::settings::InsureeSettings;
use openimis_core::inventory;

/// A check of insurance numbers that a distribution brings and the setting `insuree_number_validator` names.
///
/// ```
/// use openimis_insuree::{NumberFault, NumberValidator};
///
/// openimis_core::inventory::submit! {
///     NumberValidator {
///         name: "kenya.national_number",
///         check: |number| if number.starts_with("KE") { Ok(()) } else { Err(NumberFault::Checksum) },
///     }
/// }
/// # fn main() {}
/// ```
#[derive(Debug, Clone, Copy)]
pub struct NumberValidator {
    /// `module.function`, as the setting names it.
    pub name: &'static str,
    /// What is wrong with the number.
    pub check: fn(&str) -> Result<(), NumberFault>,
}

inventory::collect!(NumberValidator);

/// Checks a number as the settings say; an empty text is none. The first failure wins.
///
/// # Errors
/// What is wrong with it.
pub fn well_formed(settings: &InsureeSettings, number: &str) -> Result<(), NumberFault> {
    if let Some(name) = &settings.insuree_number_validator {
        return (find(name)?.check)(number);
    }
    check_length(settings, number)?;
    match settings.insuree_number_modulo_root {
        Some(root) => check_sum(number, root),
        None => Ok(()),
    }
}

/// The module of a dotted name is what stands before its last dot.
fn find(name: &str) -> Result<&'static NumberValidator, NumberFault> {
    let (module, _) = name.rsplit_once('.').ok_or(NumberFault::UnknownModule)?;
    let all = || inventory::iter::<NumberValidator>.into_iter();
    if let Some(found) = all().find(|known| known.name == name) {
        return Ok(found);
    }
    let is_linked = all().any(|known| known.name.rsplit_once('.').is_some_and(|(known, _)| known == module));
    Err(if is_linked {
        NumberFault::UnknownFunction
    } else {
        NumberFault::UnknownModule
    })
}

fn check_length(settings: &InsureeSettings, number: &str) -> Result<(), NumberFault> {
    let length = number.chars().count();
    if let Some(max) = settings.insuree_number_max_length {
        if number.is_empty() {
            return Err(NumberFault::Missing);
        }
        if length > max {
            return Err(NumberFault::Length);
        }
    }
    match settings.insuree_number_min_length {
        Some(min) if length < min => Err(NumberFault::Length),
        _ => Ok(()),
    }
}

/// The last digit holds the checksum of the others.
fn check_sum(number: &str, root: u32) -> Result<(), NumberFault> {
    let digits: Option<Vec<u32>> = number.chars().map(|character| character.to_digit(10)).collect();
    let digits = digits.ok_or(NumberFault::Unreadable)?;
    let (last, main) = digits.split_last().ok_or(NumberFault::Unreadable)?;
    if main.is_empty() {
        return Err(NumberFault::Unreadable);
    }
    let fits = if root == 10 {
        (luhn(main) + last).is_multiple_of(10)
    } else {
        remainder(main, root) == *last
    };
    if fits { Ok(()) } else { Err(NumberFault::Checksum) }
}

/// Digits at even positions, counted from the left, are doubled. True Luhn for numbers of even length alone: cards that
/// were printed have it so.
fn luhn(digits: &[u32]) -> u32 {
    let weighed = digits.iter().enumerate().map(|(position, digit)| {
        let doubled = if position % 2 == 0 { digit * 2 } else { *digit };
        if doubled > 9 { doubled - 9 } else { doubled }
    });
    weighed.sum()
}

/// The number that the digits write, modulo the root, whatever their count.
fn remainder(digits: &[u32], root: u32) -> u32 {
    let root = u64::from(root);
    let rest = digits
        .iter()
        .fold(0_u64, |rest, digit| (rest * 10 + u64::from(*digit)) % root);
    u32::try_from(rest).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::well_formed;
    use crate::settings::InsureeSettings;

    fn nine_digits() -> InsureeSettings {
        InsureeSettings {
            insuree_number_max_length: Some(9),
            insuree_number_min_length: Some(9),
            insuree_number_modulo_root: Some(7),
            ..InsureeSettings::default()
        }
    }

    fn code(settings: &InsureeSettings, number: &str) -> i32 {
        well_formed(settings, number).map_or_else(|fault| fault.code(settings), |()| 0)
    }

    #[test]
    fn rules_1_to_6_nine_digits_with_root_7() {
        let cases = [
            ("070707081", 0),
            ("070707070", 0),
            ("123456787", 4),
            ("12345678", 3),
            ("1234567890", 3),
            ("", 2),
            ("12345678X", 5),
        ];
        for (number, expected) in cases {
            assert_eq!(code(&nine_digits(), number), expected, "{number:?}");
        }
    }

    #[test]
    fn rule_7_root_10_counts_from_the_left() {
        let settings = InsureeSettings {
            insuree_number_modulo_root: Some(10),
            ..InsureeSettings::default()
        };
        assert_eq!(code(&settings, "18"), 0);
        assert_eq!(code(&settings, "79927398713"), 4);
        assert_eq!(code(&settings, ""), 5);
        assert_eq!(code(&settings, "7"), 5);
    }

    #[test]
    fn rule_8_unknown_validators() {
        let named = |name: &str| InsureeSettings {
            insuree_number_validator: Some(name.to_owned()),
            ..nine_digits()
        };
        assert_eq!(code(&named("no_such_module.check"), "070707081"), 6);
        assert_eq!(code(&named("national_identifier.martian"), "070707081"), 7);
        assert_eq!(code(&named("undotted"), "070707081"), 6);
        // what the validator says is final: nine digits are no national identifier
        assert_eq!(code(&named("national_identifier.resident"), "070707081"), 5);
    }

    #[test]
    fn rule_9_without_configuration_anything_goes() {
        for number in ["", "x", "12345678901234567890123456789012345678901234567890"] {
            assert_eq!(code(&InsureeSettings::default(), number), 0);
        }
    }
}
