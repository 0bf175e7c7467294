//! How openIMIS's clients send people.

use openimis_core::declare::{Kind, OperationDialect};

/// What clients send with a new person and has no effect: the head is who the family says (BUG-09).
pub(super) const IGNORED_OF_NEW: &[(&str, Kind)] = &[
    ("id", Kind::Integer),
    ("uuid", Kind::Text),
    ("head", Kind::Boolean),
    ("photoId", Kind::Integer),
];

/// openIMIS's front end leaves out what people emptied (spec 2.4): what it does not send is emptied, but for photo and
/// status.
pub(super) const REPLACING: OperationDialect = OperationDialect {
    ignored: &[
        ("id", Kind::Integer),
        ("head", Kind::Boolean),
        ("photoId", Kind::Integer),
    ],
    ..OperationDialect::emptying(&[
        "chfId",
        "marital",
        "passport",
        "phone",
        "email",
        "currentAddress",
        "geolocation",
        "currentVillage",
        "cardIssued",
        "family",
        "relationship",
        "profession",
        "education",
        "typeOfId",
        "healthFacility",
        "offline",
        "jsonExt",
    ])
};
