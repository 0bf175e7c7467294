//! What is known of an item or service.

use super::Validity;
use crate::claim::{CareType, Category, Medical, Package};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// An item or service, with its former versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// Whether the row is live today.
    pub live: bool,
    /// The current version first, then former ones.
    pub versions: Vec<Version>,
    /// What a package contains by its definition.
    pub contents: Vec<Content>,
}

/// What the register said at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// When.
    pub validity: Validity,
    /// Unit price.
    pub price: Decimal,
    /// Where it may be given.
    pub care: CareType,
    /// Days between two of them; 0 for any.
    pub frequency: u32,
    /// For whom it is: 1 male, 2 female, 4 adult, 8 child, together; 0 for everybody.
    pub patients: u8,
    /// Of a service.
    pub category: Option<Category>,
    /// Whether a service bundles others.
    pub package: Package,
}

/// A part of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// What.
    pub medical: Medical,
    /// How much.
    pub quantity: Decimal,
}

impl Register {
    /// The version of a day (11.1): not the current one, if that was written later.
    #[must_use]
    pub fn at(&self, day: NaiveDate) -> Option<&Version> {
        self.versions.iter().find(|one| one.validity.covers(day))
    }
}
