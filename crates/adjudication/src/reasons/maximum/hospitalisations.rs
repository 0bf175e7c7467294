//! Reason 11: hospital admissions.

use super::Maximum;
use crate::claim::Category;
use crate::reason::Reason;

/// `MaxNoHospitalizaion` of the product (the spelling is the database's).
pub(super) const MAXIMUM: Maximum = Maximum {
    category: Category::Hospitalisation,
    reason: Reason::Hospitalisations,
    counts_uncategorised: false,
};
