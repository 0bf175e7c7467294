//! How openIMIS's clients send families.

use openimis_core::declare::{Kind, OperationDialect};

/// What clients send with a family and has no effect; `contribution` breaks the existing backend (BUG-08).
pub(super) const IGNORED: &[(&str, Kind)] = &[
    ("id", Kind::Integer),
    ("uuid", Kind::Text),
    ("contribution", Kind::Json),
];

/// openIMIS's front end leaves out what people emptied (rule 34): what it does not send is emptied.
pub(super) const REPLACING: OperationDialect = OperationDialect {
    ignored: IGNORED,
    ..OperationDialect::emptying(&[
        "location",
        "poverty",
        "familyType",
        "address",
        "isOffline",
        "ethnicity",
        "confirmationType",
        "confirmationNo",
        "jsonExt",
        "headInsuree.marital",
        "headInsuree.passport",
        "headInsuree.phone",
        "headInsuree.email",
        "headInsuree.currentAddress",
        "headInsuree.geolocation",
        "headInsuree.currentVillage",
        "headInsuree.relationship",
        "headInsuree.profession",
        "headInsuree.education",
        "headInsuree.typeOfId",
        "headInsuree.healthFacility",
    ])
};
