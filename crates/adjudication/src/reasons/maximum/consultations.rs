//! Reason 13: consultations.

use super::Maximum;
use crate::claim::Category;
use crate::reason::Reason;

/// `MaxNoConsultation` of the product.
pub(super) const MAXIMUM: Maximum = Maximum {
    category: Category::Consultation,
    reason: Reason::Consultations,
    counts_uncategorised: false,
};
