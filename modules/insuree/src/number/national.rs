//! National identifiers of 13 digits (spec 2.2), as validators that the settings can name.

use super::{NumberFault, NumberValidator};
use openimis_core::inventory;

/// Weights of the first 12 digits, repeating.
const WEIGHTS: [u32; 3] = [7, 3, 1];
const LENGTH: usize = 13;

inventory::submit! {
    NumberValidator { name: "national_identifier.resident", check: |number| check(number, &["2", "09"]) }
}
inventory::submit! {
    NumberValidator { name: "national_identifier.organisation", check: |number| check(number, &["1"]) }
}
inventory::submit! {
    NumberValidator { name: "national_identifier.vehicle", check: |number| check(number, &["3"]) }
}

/// The weighed sum of the first 12 digits ends with the 13th; the number begins as its kind does.
fn check(number: &str, beginnings: &[&str]) -> Result<(), NumberFault> {
    let digits: Option<Vec<u32>> = number.chars().map(|character| character.to_digit(10)).collect();
    let digits = digits
        .filter(|digits| digits.len() == LENGTH)
        .ok_or(NumberFault::Unreadable)?;
    let (last, main) = digits.split_last().ok_or(NumberFault::Unreadable)?;
    let sum: u32 = main
        .iter()
        .zip(WEIGHTS.iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    if sum % 10 != *last {
        return Err(NumberFault::Unreadable);
    }
    if beginnings.iter().any(|beginning| number.starts_with(beginning)) {
        Ok(())
    } else {
        Err(NumberFault::Checksum)
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::number::NumberFault;

    /// 2·7 + 1·3 + 0·1 + … by hand: 2100000000000 has the sum 14 + 3 = 17, so it ends with 7.
    #[test]
    fn the_sum_and_the_beginning_decide() {
        let cases = [
            ("2100000000007", Ok(())),
            ("2100000000008", Err(NumberFault::Unreadable)),
            ("0900000000007", Ok(())),
            ("3000000000001", Err(NumberFault::Checksum)),
            ("210000000000", Err(NumberFault::Unreadable)),
            ("210000000000X", Err(NumberFault::Unreadable)),
        ];
        for (number, expected) in cases {
            assert_eq!(check(number, &["2", "09"]), expected, "{number}");
        }
    }
}
