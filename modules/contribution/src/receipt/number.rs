//! Numbers of receipts that the server gives out: pure.

use chrono::NaiveDate;

/// The most digits that a number has.
const WIDEST: usize = 20;

/// The receipts of one product and enrolment day: `RE-<product code>-<day>-<number>` (spec 2.12, rule 72).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    prefix: String,
}

impl Series {
    /// The receipts of this product and day.
    #[must_use]
    pub fn new(product_code: &str, enrolled: NaiveDate) -> Self {
        Self {
            prefix: format!("RE-{product_code}-{enrolled}-"),
        }
    }

    /// What they begin with.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// What they match, as the pattern of an SQL `LIKE`: a product's code may hold characters that have a meaning there.
    #[must_use]
    pub fn pattern(&self) -> String {
        let mut pattern = String::with_capacity(self.prefix.len() + 1);
        for character in self.prefix.chars() {
            if matches!(character, '\\' | '%' | '_') {
                pattern.push('\\');
            }
            pattern.push(character);
        }
        pattern.push('%');
        pattern
    }

    /// The number of a receipt, if it is one of the series; others may have been typed by hand.
    #[must_use]
    pub fn number(&self, receipt: &str) -> Option<u64> {
        let digits = receipt.strip_prefix(&self.prefix)?;
        let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    }

    /// The receipt after those given: one more than the largest number, whatever its width (spec 6.3), filled up with
    /// zeros to this many digits.
    #[must_use]
    pub fn next<'r>(&self, given: impl IntoIterator<Item = &'r str>, digits: usize) -> String {
        let largest = given.into_iter().filter_map(|receipt| self.number(receipt)).max();
        let number = largest.unwrap_or_default().saturating_add(1);
        let digits = digits.min(WIDEST);
        format!("{}{number:0digits$}", self.prefix)
    }
}
