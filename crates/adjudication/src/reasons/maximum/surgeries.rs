//! Reason 14: surgeries.

use super::Maximum;
use crate::claim::Category;
use crate::reason::Reason;

/// `MaxNoSurgery` of the product.
pub(super) const MAXIMUM: Maximum = Maximum {
    category: Category::Surgery,
    reason: Reason::Surgeries,
    counts_uncategorised: false,
};
