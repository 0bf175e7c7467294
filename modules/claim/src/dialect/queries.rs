//! Fields of `Query` that read claims and what hangs on them (spec 12.2).

use openimis_core::declare::{Access, Kind, RootArgument, RootField, SortBy};

/// Those of the module.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::connection(
        "claims",
        "claims",
        "The claims of the facilities that the actor may see.",
    )
    .arguments(CONDITIONS),
    RootField::one("claim", "claims", "One claim.")
        .arguments(&[RootArgument::OwnKey("id"), RootArgument::PublicId("uuid", "UUID")]),
    RootField::connection("claimHistory", "claims", "The earlier versions of a claim.")
        .earlier()
        .arguments(HISTORY),
    // the oldest first: who asks looks for the last of the same illness
    RootField::unordered(
        "claimWithSameDiagnosis",
        "claims",
        "The claims of an insuree for a diagnosis.",
    )
    .sorted(OLDEST_FIRST)
    .arguments(&[
        RootArgument::Required(&RootArgument::Filter {
            argument: "icd",
            by: "icd.code",
        }),
        RootArgument::Required(&RootArgument::Filter {
            argument: "chfid",
            by: "insuree.chfId",
        }),
    ]),
    RootField::unordered(
        "claimAttachments",
        "claim-attachments",
        "What is attached to claims that the actor may see.",
    ),
    RootField::unordered(
        "claimAttachmentType",
        "claim-attachment-types",
        "The predefined kinds of attachments.",
    ),
    // who may be named as the one who asked a patient
    RootField::unordered("claimOfficers", "officers", "The enrolment officers.")
        .unscoped(Access::Authenticated)
        .arguments(&[by("search")]),
];

const OLDEST_FIRST: &[SortBy] = &[SortBy {
    field: "dateClaimed",
    descending: false,
}];

const CONDITIONS: &[RootArgument] = &[
    by("diagnosisVariance"),
    by("codeIsNot"),
    RootArgument::Filter {
        argument: "items",
        by: "itemCodes",
    },
    RootArgument::Filter {
        argument: "services",
        by: "serviceCodes",
    },
    RootArgument::Filter {
        argument: "jsonExt",
        by: "jsonExtContains",
    },
    by("attachmentStatus"),
    by("careType"),
    by("showRestored"),
];

const HISTORY: &[RootArgument] = &[
    RootArgument::Required(&RootArgument::Filter {
        argument: "claimUuid",
        by: "versionOf",
    }),
    by("diagnosisVariance"),
    by("codeIsNot"),
    RootArgument::Filter {
        argument: "items",
        by: "itemCodes",
    },
    RootArgument::Filter {
        argument: "services",
        by: "serviceCodes",
    },
    RootArgument::Filter {
        argument: "jsonExt",
        by: "jsonExtContains",
    },
    by("attachmentStatus"),
    by("careType"),
    by("showRestored"),
    RootArgument::Ignored {
        argument: "rejectionCode",
        kind: Kind::Integer,
        reason: "openIMIS takes it and does nothing with it.",
    },
];

/// The argument that has the name of its criterion.
const fn by(name: &'static str) -> RootArgument {
    RootArgument::Filter {
        argument: name,
        by: name,
    }
}
