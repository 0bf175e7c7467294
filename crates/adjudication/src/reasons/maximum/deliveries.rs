//! Reason 15: deliveries.

use super::Maximum;
use crate::claim::Category;
use crate::reason::Reason;

/// `MaxNoDelivery` of the product.
pub(super) const MAXIMUM: Maximum = Maximum {
    category: Category::Delivery,
    reason: Reason::Deliveries,
    counts_uncategorised: false,
};
