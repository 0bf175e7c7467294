//! The errors of the payer module.

use openimis_core::error::ErrorKind;

/// A change of what has ended.
pub const HISTORICAL: ErrorKind = ErrorKind::new(
    "payer.historical",
    409,
    "Payer no longer valid",
    "Change the payer as he is today; what has ended stays as it was.",
);

/// Spec 1.10: payers are national, or of a region or district.
pub const WRONG_PLACE: ErrorKind = ErrorKind::new(
    "payer.wrong_place",
    422,
    "A payer belongs to a region or district",
    "Choose a region or a district, or none for the whole country.",
);

/// A funding of nothing.
pub const AMOUNT: ErrorKind = ErrorKind::new(
    "payer.amount",
    422,
    "A funding without money",
    "Send an amount above 0.",
);

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[&HISTORICAL, &WRONG_PLACE, &AMOUNT];
