//! Reason 19: antenatal care.

use super::Maximum;
use crate::claim::Category;
use crate::reason::Reason;

/// `MaxNoAntenatal` of the product.
pub(super) const MAXIMUM: Maximum = Maximum {
    category: Category::Antenatal,
    reason: Reason::Antenatal,
    counts_uncategorised: false,
};
