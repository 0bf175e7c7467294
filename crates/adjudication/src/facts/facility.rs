//! What is known of a facility and its prices.

use super::{Map, Validity};
use crate::claim::{CareType, Kind, Level};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Who treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facility {
    /// Its level.
    pub level: Option<Level>,
    /// The care that it gives.
    pub care: CareType,
    /// Key of its price list of items, if that is live.
    pub items: Option<i32>,
    /// Key of its price list of services, if that is live.
    pub services: Option<i32>,
}

impl Facility {
    pub(crate) const fn price_list(&self, kind: Kind) -> Option<i32> {
        match kind {
            Kind::Item => self.items,
            Kind::Service => self.services,
        }
    }
}

/// The rows of a price list, by key of the item or service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriceList {
    /// All rows that matter, also closed ones.
    pub details: Map<i32, Vec<Detail>>,
}

/// A row of a price list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detail {
    /// Of the row.
    pub validity: Validity,
    /// The price that replaces the register's.
    pub price: Option<Decimal>,
}

impl PriceList {
    /// The row for an item or service on a day: one that was closed later comes before the live one (11.2).
    #[must_use]
    pub fn at(&self, key: i32, day: NaiveDate) -> Option<&Detail> {
        let valid = || {
            self.details
                .get(&key)
                .into_iter()
                .flatten()
                .filter(|one| one.validity.covers(day))
        };
        valid().find(|one| !one.validity.is_live()).or_else(|| valid().next())
    }
}
