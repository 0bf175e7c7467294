//! The errors of the medical module.

use openimis_core::error::{ConstraintMeaning, ErrorKind};

/// AR-118: unique among valid items.
pub const ITEM_CODE_TAKEN: ErrorKind = ErrorKind::new(
    "medical_item.code_taken",
    409,
    "Code already exists.",
    "Choose a code that no valid item has.",
)
.legacy("Code already exists.");

/// AR-118: unique among valid services.
pub const SERVICE_CODE_TAKEN: ErrorKind = ErrorKind::new(
    "medical_service.code_taken",
    409,
    "Code already exists.",
    "Choose a code that no valid service has.",
)
.legacy("Code already exists.");

/// Unique among valid diagnoses.
pub const DIAGNOSIS_CODE_TAKEN: ErrorKind = ErrorKind::new(
    "diagnosis.code_taken",
    409,
    "Code already exists.",
    "Choose a code that no valid diagnosis has.",
)
.legacy("Code already exists.");

/// AR-119.
pub const PATIENT_CATEGORY_MISSING: ErrorKind = ErrorKind::new(
    "medical.patient_category_missing",
    422,
    "Patient category missing",
    "Send patientCategory, the sum of 1 men, 2 women, 4 adults, 8 children, or the list patientCategories.",
)
.legacy("medical.mutation.patient_category_missing");

/// A mask outside its bits.
pub const PATIENT_CATEGORY: ErrorKind = ErrorKind::new(
    "medical.patient_category",
    422,
    "Impossible patient category",
    "Send a sum of 1 men, 2 women, 4 adults, 8 children: a number from 1 to 15.",
);

/// U13: prices, quantities and days below zero.
pub const NEGATIVE: ErrorKind = ErrorKind::new("medical.negative", 422, "Below zero", "Send zero or more.");

/// A package with an impossible part (spec 11.3).
pub const PACKAGE: ErrorKind = ErrorKind::new(
    "medical_service.package",
    422,
    "Impossible part of a package",
    "Name each item and service once, at least one of it, and not the package itself; an id must be one of the package's own parts.",
);

/// A change of an item that ended.
pub const ITEM_GONE: ErrorKind = ErrorKind::new(
    "medical_item.historical",
    409,
    "Item no longer valid",
    "Change the item as it is today; what has ended stays as it was.",
)
.legacy("item.validation.id_does_not_exist");

/// A change of a diagnosis that ended.
pub const DIAGNOSIS_GONE: ErrorKind = ErrorKind::new(
    "diagnosis.historical",
    409,
    "Diagnosis no longer valid",
    "Change the diagnosis as it is today; what has ended stays as it was.",
);

/// A change of a service that ended.
pub const SERVICE_GONE: ErrorKind = ErrorKind::new(
    "medical_service.historical",
    409,
    "Service no longer valid",
    "Change the service as it is today; what has ended stays as it was.",
)
.legacy("service.validation.id_does_not_exist");

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[
    &ITEM_CODE_TAKEN,
    &SERVICE_CODE_TAKEN,
    &DIAGNOSIS_CODE_TAKEN,
    &PATIENT_CATEGORY_MISSING,
    &PATIENT_CATEGORY,
    &NEGATIVE,
    &PACKAGE,
    &DIAGNOSIS_GONE,
    &ITEM_GONE,
    &SERVICE_GONE,
];

/// What the unique indexes mean when two writers use the same code at the same time.
pub const CONSTRAINTS: &[ConstraintMeaning] = &[
    ConstraintMeaning {
        constraint: "openimis_item_code_unique",
        kind: &ITEM_CODE_TAKEN,
        field: "code",
    },
    ConstraintMeaning {
        constraint: "openimis_service_code_unique",
        kind: &SERVICE_CODE_TAKEN,
        field: "code",
    },
    ConstraintMeaning {
        constraint: "openimis_diagnosis_code_unique",
        kind: &DIAGNOSIS_CODE_TAKEN,
        field: "code",
    },
];
