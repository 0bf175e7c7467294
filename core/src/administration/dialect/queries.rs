//! Fields of `Query` (spec 5.8).

use crate::declare::{Kind, RootArgument, RootField};

/// Fields of `Query`.
pub(in crate::administration) const QUERIES: &[RootField] = &[
    RootField::list(
        "moduleConfigurations",
        "module-configurations",
        "What the front end is configured with.",
    )
    .arguments(&[
        RootArgument::Filter {
            argument: "layer",
            by: "layer",
        },
        RootArgument::Ignored {
            argument: "validity",
            kind: Kind::Text,
            reason: "Configurations keep no earlier versions (W-27).",
        },
    ]),
    RootField::list("languages", "languages", "The languages in which people read messages."),
    RootField::connection(
        "mutationLogs",
        "mutation-logs",
        "What the actor asked to be changed, and what became of it.",
    ),
    RootField::connection("role", "roles", "The roles.").arguments(&[
        RootArgument::Filter {
            argument: "isSystem",
            by: "coded",
        },
        RootArgument::Filter {
            argument: "systemRoleId",
            by: "isSystem",
        },
        RootArgument::Filter {
            argument: "roleRight",
            by: "giving",
        },
        RootArgument::Filter {
            argument: "str",
            by: "search",
        },
        RootArgument::ClientMutationId("mutations"),
        RootArgument::ShowHistory("showHistory"),
    ]),
    RootField::connection("roleRight", "role-rights", "Which role gives which right.")
        .arguments(&[RootArgument::Validity]),
    RootField::own("user", "users", "The actor's own account."),
    RootField::connection("users", "users", "The users.").arguments(&[
        RootArgument::Filter {
            argument: "str",
            by: "search",
        },
        RootArgument::Contains {
            argument: "lastName",
            by: "lastName",
        },
        RootArgument::Contains {
            argument: "otherNames",
            by: "otherNames",
        },
        RootArgument::Filter {
            argument: "email",
            by: "email",
        },
        RootArgument::Filter {
            argument: "phone",
            by: "phone",
        },
        RootArgument::One {
            argument: "roleId",
            by: "roles",
        },
        RootArgument::Filter {
            argument: "roles",
            by: "roles",
        },
        RootArgument::Filter {
            argument: "userTypes",
            by: "kinds",
        },
        RootArgument::Filter {
            argument: "birthDateFrom",
            by: "bornFrom",
        },
        RootArgument::Filter {
            argument: "birthDateTo",
            by: "bornTo",
        },
        RootArgument::Filter {
            argument: "language",
            by: "iUser.language.id",
        },
        // what `location` knows of users
        RootArgument::Filter {
            argument: "healthFacilityId",
            by: "facility",
        },
        RootArgument::One {
            argument: "regionId",
            by: "worksIn",
        },
        RootArgument::Filter {
            argument: "regionIds",
            by: "worksIn",
        },
        RootArgument::One {
            argument: "districtId",
            by: "worksIn",
        },
        RootArgument::One {
            argument: "municipalityId",
            by: "worksIn",
        },
        RootArgument::One {
            argument: "villageId",
            by: "worksIn",
        },
        RootArgument::Filter {
            argument: "parentLocation",
            by: "worksBelow",
        },
        RootArgument::Ignored {
            argument: "parentLocationLevel",
            kind: Kind::Integer,
            reason: "The place tells its level itself (W-58).",
        },
        RootArgument::ClientMutationId("mutations.mutation"),
        RootArgument::ShowHistory("showDeleted"),
        RootArgument::Ignored {
            argument: "showHistory",
            kind: Kind::Boolean,
            reason: "openIMIS accepts it and ignores it (spec 5.8).",
        },
        RootArgument::Ignored {
            argument: "validity",
            kind: Kind::Date,
            reason: "openIMIS accepts it and ignores it (spec 5.8).",
        },
    ]),
    RootField::unordered(
        "claimAdmins",
        "claim-administrators",
        "The claim administrators of facilities in sight.",
    )
    .arguments(&[
        RootArgument::Filter {
            argument: "search",
            by: "search",
        },
        // what `location` knows of them
        RootArgument::Filter {
            argument: "regionUuid",
            by: "within",
        },
        RootArgument::Filter {
            argument: "districtUuid",
            by: "within",
        },
    ]),
    RootField::unordered("enrolmentOfficers", "officers", "The enrolment officers in sight.").arguments(&[
        RootArgument::Filter {
            argument: "str",
            by: "search",
        },
    ]),
];
