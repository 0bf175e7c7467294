//! Reason 12: visits.

use super::Maximum;
use crate::claim::Category;
use crate::reason::Reason;

/// `MaxNoVisits` of the product. Old claims were stored without a category: they were visits (5.3 D).
pub(super) const MAXIMUM: Maximum = Maximum {
    category: Category::Visit,
    reason: Reason::Visits,
    counts_uncategorised: true,
};
