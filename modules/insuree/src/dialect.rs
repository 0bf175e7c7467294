//! openIMIS's GraphQL dialect of people, families and covers (spec 3.2 to 3.4).

use crate::schema::{families, insurees};
use diesel::Column;
use openimis_core::declare::{Computed, Criterion, GraphqlType, Kind, RootArgument, RootField, SortBy, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};

/// F-INSUREE.
pub(crate) const INSUREE: GraphqlType = GraphqlType::node("InsureeGQLType")
    .computed(&[Computed::CLIENT_MUTATION_ID])
    .plain_lists(&["photos"])
    .lookups(&[
        "uuid",
        "uuid__iexact",
        "chf_id",
        "chf_id__istartswith",
        "chf_id__icontains",
        "chf_id__iexact",
        "last_name",
        "last_name__istartswith",
        "last_name__icontains",
        "last_name__iexact",
        "other_names",
        "other_names__istartswith",
        "other_names__icontains",
        "other_names__iexact",
        "email",
        "email__istartswith",
        "email__icontains",
        "email__iexact",
        "email__isnull",
        "phone",
        "phone__istartswith",
        "phone__icontains",
        "phone__iexact",
        "phone__isnull",
        "dob",
        "dob__lt",
        "dob__lte",
        "dob__gt",
        "dob__gte",
        "dob__isnull",
        "head",
        "passport",
        "passport__istartswith",
        "passport__icontains",
        "passport__iexact",
        "passport__isnull",
        "gender__code",
        "marital",
        "marital__isnull",
        "status",
        "validity_from",
        "validity_from__lt",
        "validity_from__lte",
        "validity_from__gt",
        "validity_from__gte",
        "validity_from__isnull",
        "validity_to",
        "validity_to__lt",
        "validity_to__lte",
        "validity_to__gt",
        "validity_to__gte",
        "validity_to__isnull",
        "photo__id",
        "photo__isnull",
        "family__isnull",
    ]);

/// F-FAMILY.
pub(crate) const FAMILY: GraphqlType = GraphqlType::node("FamilyGQLType")
    .computed(&[Computed::CLIENT_MUTATION_ID])
    .lookups(&[
        "uuid",
        "uuid__iexact",
        "poverty",
        "poverty__isnull",
        "confirmation_no",
        "confirmation_no__istartswith",
        "confirmation_no__icontains",
        "confirmation_no__iexact",
        "confirmation_type",
        "family_type",
        "address",
        "address__istartswith",
        "address__icontains",
        "address__iexact",
        "ethnicity",
        "is_offline",
        "location__*",
        "head_insuree__*",
        "members__*",
    ]);

/// A photo without its bytes.
pub(crate) const PHOTO: GraphqlType = GraphqlType::plain("PhotoGQLType");

/// F-INSUREEPOLICY.
pub(crate) const INSUREE_POLICY: GraphqlType = GraphqlType::node("InsureePolicyGQLType").lookups(&[
    "enrollment_date",
    "enrollment_date__lt",
    "enrollment_date__lte",
    "enrollment_date__gt",
    "enrollment_date__gte",
    "start_date",
    "start_date__lt",
    "start_date__lte",
    "start_date__gt",
    "start_date__gte",
    "effective_date",
    "effective_date__lt",
    "effective_date__lte",
    "effective_date__gt",
    "effective_date__gte",
    "expiry_date",
    "expiry_date__lt",
    "expiry_date__lte",
    "expiry_date__gt",
    "expiry_date__gte",
    "insuree__*",
    "policy__*",
]);

/// What people type to find somebody, and where they look for him.
pub(crate) const INSUREE_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "People whose number begins with the text, or whose name contains it.",
        |sql, row, text| {
            let columns = [
                insurees::chf_id::NAME,
                insurees::last_name::NAME,
                insurees::other_names::NAME,
            ];
            for (index, column) in columns.into_iter().enumerate() {
                // position, unlike LIKE, gives no character a meaning
                sql.text(if index == 0 {
                    "position(lower("
                } else {
                    " OR position(lower("
                });
                sql.bind(text.clone()).text(") IN lower(").column(row, column);
                sql.text(if index == 0 { ")) = 1" } else { ")) > 0" });
            }
        },
    ),
    Criterion::new(
        "within",
        Kind::Text,
        "People who live in the place with this UUID, or below.",
        person_within,
    ),
    Criterion::new(
        "familyUuid",
        Kind::Text,
        "The members of the family with this UUID.",
        |sql, row, uuid| {
            sql.column(row, insurees::family_id::NAME);
            of_family(sql, |sql, family| {
                sql.column(family, families::uuid::NAME).text(" = ").bind(uuid.clone());
            });
        },
    ),
];

/// Where families are looked for, and which poverty counts as none.
pub(crate) const FAMILY_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "within",
        Kind::Text,
        "Families who live in the place with this UUID, or below.",
        |sql, row, uuid| below(sql, row, families::location_id::NAME, uuid),
    ),
    // rule 45
    Criterion::new(
        "nullAsFalsePoverty",
        Kind::Boolean,
        "Families who are poor, or who are not as far as anybody knows.",
        |sql, row, poor| {
            sql.text("COALESCE(").column(row, families::poverty::NAME);
            sql.text(", false) = ").bind(poor.clone());
        },
    ),
];

/// Where covers are looked for.
pub(crate) const INSUREE_POLICY_CRITERIA: &[Criterion] = &[Criterion::new(
    "within",
    Kind::Text,
    "Covers of people who live in the place with this UUID, or below.",
    |sql, row, uuid| {
        sql.column(row, crate::schema::insuree_policies::insuree_id::NAME)
            .text(" IN (SELECT ");
        let person = sql.row();
        sql.column(person, insurees::id::NAME)
            .text(" FROM ")
            .name(table_name::<insurees::table>())
            .text(" ")
            .alias(person)
            .text(" WHERE ");
        person_within(sql, person, uuid);
        sql.text(")");
    },
)];

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

/// Fields of `Query`.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::connection("insurees", "insurees", "The people whom the actor may see.").arguments(&[
        RootArgument::ShowHistory("showHistory"),
        PARENT_LOCATION,
        PARENT_LOCATION_LEVEL,
        RootArgument::ClientMutationId("mutations.mutation"),
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

/// Somebody lives in his current village or else in that of his family.
fn person_within(sql: &mut Sql, row: Row, uuid: &Bind) {
    sql.text("(");
    below(sql, row, insurees::current_village_id::NAME, uuid);
    sql.text(" OR ")
        .column(row, insurees::current_village_id::NAME)
        .text(" IS NULL AND ")
        .column(row, insurees::family_id::NAME);
    of_family(sql, |sql, family| below(sql, family, families::location_id::NAME, uuid));
    sql.text(")");
}

fn of_family(sql: &mut Sql, condition: impl FnOnce(&mut Sql, Row)) {
    sql.text(" IN (SELECT ");
    let family = sql.row();
    sql.column(family, families::id::NAME)
        .text(" FROM ")
        .name(table_name::<families::table>())
        .text(" ")
        .alias(family)
        .text(" WHERE ");
    condition(sql, family);
    sql.text(")");
}

/// The column's place is the one with this UUID, or lies below it.
fn below(sql: &mut Sql, row: Row, column: &str, uuid: &Bind) {
    use openimis_location::schema::locations;
    sql.column(row, column)
        .text(" IN (SELECT below.location_id FROM openimis_location_closure below JOIN ");
    let place = sql.row();
    sql.name(table_name::<locations::table>())
        .text(" ")
        .alias(place)
        .text(" ON ")
        .column(place, locations::id::NAME)
        .text(" = below.ancestor_id WHERE ")
        .column(place, locations::uuid::NAME)
        .text(" = ")
        .bind(uuid.clone())
        .text(")");
}
