//! The errors of the product module.

use openimis_core::error::{ConstraintMeaning, ErrorKind};

/// Rule 47: unique among valid products.
pub const CODE_TAKEN: ErrorKind = ErrorKind::new(
    "product.code_taken",
    409,
    "Product code already used",
    "Choose a code that no valid product has.",
)
.legacy("mutation.product_code_duplicated");

/// A change of what has ended.
pub const HISTORICAL: ErrorKind = ErrorKind::new(
    "product.historical",
    409,
    "Product no longer valid",
    "Change the product as it is today; what has ended stays as it was.",
);

/// Rule 48.
pub const SALE_PERIOD: ErrorKind = ErrorKind::new(
    "product.sale_period",
    422,
    "Sale ends before it starts",
    "Send a dateTo that is not before dateFrom.",
)
.legacy("date_from must be before date_to");

/// Rule 49.
pub const START_CYCLE: ErrorKind = ErrorKind::new(
    "product.start_cycle",
    422,
    "Impossible start of a cycle",
    "Send a day that every year has, as DD-MM: 01-06 is the first of June.",
);

/// A number that must not be so small or so large.
pub const OUT_OF_BOUNDS: ErrorKind = ErrorKind::new(
    "product.out_of_bounds",
    422,
    "Number out of bounds",
    "Send no negative number; a discount or share is at most 100 per cent.",
);

/// Rule 50.
pub const GENERAL_AND_BY_CARE: ErrorKind = ErrorKind::new(
    "product.general_and_by_care",
    422,
    "General and in-patient or out-patient amounts together",
    "Send either the general amount or those of in-patient and out-patient care.",
);

/// An amount that would be counted for nobody.
pub const CEILING_TYPE_MISSING: ErrorKind = ErrorKind::new(
    "product.ceiling_type_missing",
    422,
    "Deductible or ceiling without a ceiling type",
    "Say whom it is counted for: the insuree, the treatment or the policy.",
);

/// Rule 51.
pub const CO_INSURANCE: ErrorKind = ErrorKind::new(
    "product.co_insurance",
    422,
    "Co-insurance above 100 per cent",
    "Send at most 100, or make the limit a fixed amount.",
);

/// Spec 2.15: a product covers an item once.
pub const COVERED_TWICE: ErrorKind = ErrorKind::new(
    "product.covered_twice",
    422,
    "Covered twice",
    "Name every item and every service once.",
);

/// Rule 54.
pub const RELATIVE_PRICES: ErrorKind = ErrorKind::new(
    "product.relative_prices",
    422,
    "Impossible relative prices",
    "Name each kind of care once, with 1, 4 or 12 periods of 0 to 100 per cent.",
);

/// Products that would replace each other for ever.
pub const CONVERSION_CIRCLE: ErrorKind = ErrorKind::new(
    "product.conversion_circle",
    422,
    "Products that replace each other in a circle",
    "Choose a product that is not replaced, in the end, by this one.",
);

/// Spec 1.11: products are national, or of a region or district.
pub const WRONG_PLACE: ErrorKind = ErrorKind::new(
    "product.wrong_place",
    422,
    "A product is sold in a region or district",
    "Choose a region or a district, or none for the whole country.",
);

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[
    &CODE_TAKEN,
    &HISTORICAL,
    &SALE_PERIOD,
    &START_CYCLE,
    &OUT_OF_BOUNDS,
    &GENERAL_AND_BY_CARE,
    &CEILING_TYPE_MISSING,
    &CO_INSURANCE,
    &COVERED_TWICE,
    &RELATIVE_PRICES,
    &CONVERSION_CIRCLE,
    &WRONG_PLACE,
];

/// What the unique index means when two writers use the same code at the same time.
pub const CONSTRAINTS: &[ConstraintMeaning] = &[ConstraintMeaning {
    constraint: "openimis_product_code_unique",
    kind: &CODE_TAKEN,
    field: "code",
}];
