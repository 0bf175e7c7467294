//! Fields of `Query` that read people, families and covers (spec 3.3).

use crate::rights;
use crate::settings::InsureeSettings;
use openimis_core::access::Actor;
use openimis_core::declare::{Access, Kind, RootArgument, RootField, SortBy};
use openimis_core::read::KEY;
use openimis_core::settings::SettingsStore;

/// Where to look: the level of the place follows from the place.
const PARENT_LOCATION: RootArgument = RootArgument::Filter {
    argument: "parentLocation",
    by: "within",
};
const PARENT_LOCATION_LEVEL: RootArgument = RootArgument::Ignored {
    argument: "parentLocationLevel",
    kind: Kind::Integer,
    reason: "The place says itself at which level it is.",
};
const NO_FILTERS_OF_OTHERS: &str = "No linked module adds conditions.";

const HEAD_FIRST: &[SortBy] = &[
    SortBy {
        field: "head",
        descending: true,
    },
    SortBy {
        field: "dob",
        descending: false,
    },
];

/// Whom the picker offers: everybody, unless the installation wants the officer himself, or those of the village.
fn officers_in_context(
    settings: &SettingsStore,
    actor: &Actor,
    village: Option<&str>,
) -> Option<(&'static str, String)> {
    if !settings
        .get::<InsureeSettings>()
        .use_contextual_enrolment_officer_selection
    {
        return None;
    }
    match actor.user().and_then(|user| user.account.officer_id) {
        Some(own) => Some((KEY, own.to_string())),
        None => village.map(|village| ("serves", village.to_owned())),
    }
}

/// Fields of `Query`.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::connection("insurees", "insurees", "The people whom the actor may see.").arguments(&[
        RootArgument::ShowHistory("showHistory"),
        PARENT_LOCATION,
        PARENT_LOCATION_LEVEL,
        RootArgument::ClientMutationId("mutations.mutation"),
        // BUG-29
        RootArgument::UnscopedExactly {
            argument: "ignoreLocation",
            right: rights::ENQUIRE_INSUREES,
            by: &["chfId", "uuid"],
        },
        RootArgument::Ignored {
            argument: "additionalFilters",
            kind: Kind::Json,
            reason: NO_FILTERS_OF_OTHERS,
        },
    ]),
    // rule 46
    RootField::connection("familyMembers", "insurees", "The members of a family, its head first.")
        .sorted(HEAD_FIRST)
        .arguments(&[RootArgument::Required(&RootArgument::Filter {
            argument: "familyUuid",
            by: "familyUuid",
        })]),
    RootField::connection("families", "families", "The families that the actor may see.").arguments(&[
        RootArgument::Filter {
            argument: "nullAsFalsePoverty",
            by: "nullAsFalsePoverty",
        },
        RootArgument::ShowHistory("showHistory"),
        PARENT_LOCATION,
        PARENT_LOCATION_LEVEL,
        RootArgument::ClientMutationId("mutations.mutation"),
        RootArgument::Ignored {
            argument: "additionalFilter",
            kind: Kind::Json,
            reason: NO_FILTERS_OF_OTHERS,
        },
        // the module of the policies knows who sold one to whom
        RootArgument::Filter {
            argument: "officer",
            by: "officer",
        },
    ]),
    RootField::connection(
        "insureePolicy",
        "insuree-policies",
        "Covers of people whom the actor may see.",
    )
    .arguments(&[
        PARENT_LOCATION,
        PARENT_LOCATION_LEVEL,
        RootArgument::Ignored {
            argument: "additionalFilter",
            kind: Kind::Json,
            reason: NO_FILTERS_OF_OTHERS,
        },
    ]),
    // the picker of who registered a family: officers everywhere, for whoever works with families
    RootField::unordered("insureeOfficers", "officers", "The enrolment officers.")
        .unscoped(Access::AnyOf(&[rights::FIND_FAMILIES, rights::FIND_INSUREES]))
        .arguments(&[RootArgument::Contextual {
            argument: "locationId",
            kind: Kind::Text,
            doc: "Where the family lives; it counts if officers are offered by place.",
            narrows: officers_in_context,
        }]),
    RootField::list("insureeGenders", "genders", "Genders."),
    RootField::list("educations", "educations", "Levels of education."),
    RootField::list("professions", "professions", "Professions."),
    RootField::list(
        "identificationTypes",
        "identification-types",
        "Documents that identify a person.",
    ),
    RootField::list(
        "confirmationTypes",
        "confirmation-types",
        "Who confirms that families are poor.",
    ),
    RootField::list("relations", "relations", "What members are to the head of a family."),
    RootField::list("familyTypes", "family-types", "Types of family."),
    RootField::unordered(
        "insureeStatusReasons",
        "insuree-status-reasons",
        "Why people are inactive or dead.",
    )
    .arguments(&[RootArgument::Contains {
        argument: "str",
        by: "reason",
    }]),
];
