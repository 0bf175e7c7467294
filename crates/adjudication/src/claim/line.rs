//! A line of a claim.

use super::{Limitation, Origin};
use rust_decimal::Decimal;

/// Something of the medical registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Medical {
    /// Of which register.
    pub kind: Kind,
    /// Its key there.
    pub key: i32,
}

/// The registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Drugs and consumables.
    Item,
    /// Acts.
    Service,
}

impl Medical {
    /// An item.
    #[must_use]
    pub const fn item(key: i32) -> Self {
        Self { kind: Kind::Item, key }
    }

    /// A service.
    #[must_use]
    pub const fn service(key: i32) -> Self {
        Self {
            kind: Kind::Service,
            key,
        }
    }
}

/// An item or service of a claim, as it stands before a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key of the row; 0 when it is not stored.
    pub key: i32,
    /// What was given.
    pub medical: Medical,
    /// Whether it was not rejected.
    pub passed: bool,
    /// The stored reason of rejection; 0 for none.
    pub reason: i16,
    /// How much was given.
    pub provided: Decimal,
    /// How much was approved.
    pub approved: Option<Decimal>,
    /// The unit price that the facility asks.
    pub asked: Decimal,
    /// The unit price that was retained.
    pub adjusted: Option<Decimal>,
    /// The unit price that a reviewer approved.
    pub price_approved: Option<Decimal>,
    /// By which product and policy it is paid, once that is decided.
    pub assignment: Option<Assignment>,
    /// What a package contained.
    pub parts: Vec<Part>,
}

/// Which product and policy pay a line, and how (chapter 6, step 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// Key of the product.
    pub product: i32,
    /// Key of the policy.
    pub policy: i32,
    /// Where the price comes from; nothing counts as the price list.
    pub origin: Option<Origin>,
    /// How it is limited.
    pub limitation: Option<Limitation>,
    /// The percentage or amount of it.
    pub value: Option<Decimal>,
}

/// Something that a package contained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What.
    pub medical: Medical,
    /// How much was given.
    pub given: Decimal,
}

impl Line {
    /// A line as a facility enters it.
    #[must_use]
    pub const fn entered(key: i32, medical: Medical, provided: Decimal, asked: Decimal) -> Self {
        Self {
            key,
            medical,
            passed: true,
            reason: 0,
            provided,
            approved: None,
            asked,
            adjusted: None,
            price_approved: None,
            assignment: None,
            parts: Vec::new(),
        }
    }

    /// Whether there is something to decide about: it is neither rejected nor marked with a reason (5.3 B).
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.passed && self.reason == 0
    }

    /// Approved, else provided (7.4 step 1).
    #[must_use]
    pub fn quantity(&self) -> Decimal {
        self.approved.unwrap_or(self.provided)
    }

    /// The first price of approved, adjusted and asked that is not 0 (chapter 6, step 4).
    #[must_use]
    pub(crate) fn price_to_compare(&self) -> Decimal {
        [self.price_approved, self.adjusted]
            .into_iter()
            .flatten()
            .find(|price| !price.is_zero())
            .unwrap_or(self.asked)
    }
}
