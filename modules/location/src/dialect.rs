//! openIMIS's GraphQL dialect of places and facilities (spec 5.7, 5.8).

use crate::schema::{health_facilities, locations};
use diesel::Column;
use openimis_core::declare::{Access, Computed, Criterion, GraphqlType, Kind, RootArgument, RootField, Shape};
use openimis_core::read::sql::{Bind, Row, Sql};

pub(crate) const LOCATION: GraphqlType = GraphqlType::node("LocationGQLType")
    .without_totals()
    .computed(&[Computed::CLIENT_MUTATION_ID])
    .lookups(&[
        "id",
        "uuid",
        "uuid__in",
        "code",
        "code__istartswith",
        "code__icontains",
        "code__iexact",
        "code__ne",
        "name",
        "name__istartswith",
        "name__icontains",
        "name__iexact",
        "name__ne",
        "type",
        "parent__uuid",
        "parent__uuid__in",
        "parent__parent__uuid",
        "parent__parent__uuid__in",
        "parent__parent__parent__uuid",
        "parent__parent__parent__uuid__in",
        "parent__id",
        "parent__id__in",
    ]);

pub(crate) const HEALTH_FACILITY: GraphqlType = GraphqlType::node("HealthFacilityGQLType")
    .computed(&[Computed::CLIENT_MUTATION_ID])
    .lookups(&[
        "id",
        "uuid",
        "code",
        "code__istartswith",
        "code__icontains",
        "code__iexact",
        "fax",
        "fax__istartswith",
        "fax__icontains",
        "fax__iexact",
        "fax__isnull",
        "email",
        "email__istartswith",
        "email__icontains",
        "email__iexact",
        "email__isnull",
        "name",
        "name__istartswith",
        "name__icontains",
        "name__iexact",
        "level",
        "sub_level",
        "sub_level__isnull",
        "care_type",
        "legal_form__code",
        "phone",
        "phone__istartswith",
        "phone__icontains",
        "phone__iexact",
        "status",
        "location__*",
    ]);

/// What people type to find a place.
pub(crate) const LOCATION_CRITERIA: &[Criterion] = &[Criterion::new(
    "search",
    Kind::Text,
    "Places whose code or name contains the text.",
    |sql, row, text| {
        sql.any_contains(row, &[locations::code::NAME, locations::name::NAME], text);
    },
)];

/// What people type to find a facility, and where they look for it.
pub(crate) const HEALTH_FACILITY_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Facilities whose code or name contains the text.",
        |sql, row, text| {
            let names = [health_facilities::code::NAME, health_facilities::name::NAME];
            sql.any_contains(row, &names, text);
        },
    ),
    Criterion::new(
        "within",
        Kind::Text,
        "Facilities of the place with this UUID and of those below it.",
        below,
    ),
    Criterion::new(
        "districts",
        Kind::Text,
        "Facilities of the districts with these UUIDs.",
        below,
    )
    .list(),
];

/// Fields of `Query`.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::connection("locations", "locations", "The valid places that the actor may see."),
    // rule 26: pickers show the whole country
    RootField::connection("locationsAll", "locations", "All valid places, whoever asks.")
        .unscoped(Access::Authenticated),
    RootField::unordered(
        "locationsStr",
        "locations",
        "The valid places that the actor may see, by code or name.",
    )
    .arguments(&[RootArgument::Filter {
        argument: "str",
        by: "search",
    }]),
    RootField::connection(
        "healthFacilities",
        "health-facilities",
        "The facilities that the actor may see.",
    )
    .arguments(&[RootArgument::ShowHistory("showHistory")]),
    RootField::unordered(
        "healthFacilitiesStr",
        "health-facilities",
        "The valid facilities that the actor may see, by code or name.",
    )
    .arguments(&[
        RootArgument::Filter {
            argument: "str",
            by: "search",
        },
        RootArgument::Filter {
            argument: "regionUuid",
            by: "within",
        },
        RootArgument::Filter {
            argument: "districtUuid",
            by: "within",
        },
        RootArgument::Filter {
            argument: "districtsUuids",
            by: "districts",
        },
        RootArgument::Unscoped("ignoreLocation"),
    ]),
];

/// A district with its region, all texts (spec 5.7 `UserDistrictGQLType`).
pub(crate) const OWN_DISTRICTS: Shape = Shape::List(&Shape::Object(
    "UserDistrictGQLType",
    &[
        ("id", TEXT),
        ("uuid", TEXT),
        ("code", TEXT),
        ("name", TEXT),
        (
            "parent",
            Shape::Object(
                "UserRegionGQLType",
                &[("id", TEXT), ("uuid", TEXT), ("code", TEXT), ("name", TEXT)],
            ),
        ),
    ],
));

const TEXT: Shape = Shape::Scalar("String");

/// What clients send of a row besides what it is made of.
pub(crate) const IDS: &[(&str, Kind)] = &[("id", Kind::Integer), ("uuid", Kind::Text)];

/// What clients send with the row to delete.
pub(crate) const CODE: &[(&str, Kind)] = &[("code", Kind::Text)];

/// One place, or one of several, or what lies below.
fn below(sql: &mut Sql, row: Row, uuids: &Bind) {
    let many = matches!(uuids, Bind::Texts(_));
    sql.column(row, health_facilities::location_id::NAME)
        .text(" IN (SELECT below.location_id FROM openimis_location_closure below JOIN ");
    let place = sql.row();
    sql.name(openimis_core::declare::table_name::<locations::table>())
        .text(" ")
        .alias(place);
    sql.text(" ON ")
        .column(place, locations::id::NAME)
        .text(" = below.ancestor_id WHERE ");
    sql.column(place, locations::uuid::NAME)
        .text(if many { " = ANY (" } else { " = (" });
    sql.bind(uuids.clone()).text("))");
}
