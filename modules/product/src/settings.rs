//! Settings of the product module, with openIMIS's keys (spec 2.1).

use crate::coded::{LIMIT_TYPES, PRICE_ORIGINS};
use openimis_core::declare::Settings;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What forms for products begin with, and within which bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct ProductSettings {
    /// Smallest limit that forms offer.
    pub min_limit_value: Decimal,
    /// Largest limit that forms offer.
    pub max_limit_value: Decimal,
    /// Whose price counts for a line that does not say: P price list, O the facility's own, R relative.
    pub default_price_origin: String,
    /// What the limit of a new line is: C co-insurance, F fixed amount.
    pub default_limit: String,
    /// The limit of a new line with co-insurance, in per cent.
    pub default_limit_co_insurance_value: i32,
    /// The limit of a new line with a fixed amount.
    pub default_limit_fixed_value: i32,
}

impl Default for ProductSettings {
    fn default() -> Self {
        Self {
            min_limit_value: Decimal::ZERO,
            max_limit_value: Decimal::ONE_HUNDRED,
            default_price_origin: "P".to_owned(),
            default_limit: "C".to_owned(),
            default_limit_co_insurance_value: 100,
            default_limit_fixed_value: 0,
        }
    }
}

fn check(settings: &ProductSettings) -> Result<(), (&'static str, String)> {
    if !PRICE_ORIGINS.contains(&settings.default_price_origin.as_str()) {
        return Err(("default_price_origin", "must be P, O or R".to_owned()));
    }
    if !LIMIT_TYPES.contains(&settings.default_limit.as_str()) {
        return Err(("default_limit", "must be C or F".to_owned()));
    }
    Ok(())
}
