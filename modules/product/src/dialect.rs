//! openIMIS's GraphQL dialect of products (spec 1.11, 3.3).

use crate::schema::products;
use diesel::Column;
use openimis_core::declare::{Criterion, Enumeration, GraphqlType, Kind, RootArgument, RootField, Shape};
use openimis_core::read::sql::{Bind, Row, Sql};

pub(crate) const PRODUCT: GraphqlType = GraphqlType::node("ProductGQLType")
    .lookups(&[
        "id",
        "uuid",
        "code",
        "code__icontains",
        "code__istartswith",
        "name",
        "name__icontains",
        "name__istartswith",
        "date_from",
        "date_from__gt",
        "date_from__gte",
        "date_from__lt",
        "date_from__lte",
        "date_to",
        "date_to__gt",
        "date_to__gte",
        "date_to__lt",
        "date_to__lte",
        "location__isnull",
    ])
    .shapes(&[("relativePrices", RELATIVE_PRICES)]);

const RELATIVE_PRICES: Shape = Shape::Some(&Shape::List(&Shape::Object(
    "ProductRelativePricesGQLType",
    &[
        ("careType", Shape::Scalar("CareTypeEnum")),
        (
            "periods",
            Shape::Some(&Shape::List(&Shape::Some(&Shape::Scalar("Decimal")))),
        ),
    ],
)));

pub(crate) const PRODUCT_ITEM: GraphqlType = GraphqlType::node("ProductItemGQLType").lookups(&["id"]);

pub(crate) const PRODUCT_SERVICE: GraphqlType = GraphqlType::node("ProductServiceGQLType").lookups(&["id"]);

/// The names of what columns hold as letters.
pub(crate) const ENUMERATIONS: &[Enumeration] = &[
    Enumeration::new(
        "CeilingTypeEnum",
        &[("TREATMENT", "T"), ("POLICY", "P"), ("INSUREE", "I")],
    ),
    Enumeration::new(
        "CeilingInterpretationEnum",
        &[("CLAIM_TYPE", "I"), ("HEALTH_FACILITY_TYPE", "H")],
    ),
    Enumeration::new(
        "PriceOriginEnum",
        &[("PRICELIST", "P"), ("PROVIDER", "O"), ("RELATIVE", "R")],
    ),
    Enumeration::new("LimitTypeEnum", &[("CO_INSURANCE", "C"), ("FIXED_AMOUNT", "F")]),
    Enumeration::new(
        "CeilingExclusionEnum",
        &[("HOSPITAL", "H"), ("NON_HOSPITAL", "N"), ("BOTH", "B")],
    ),
    Enumeration::new(
        "CareTypeEnum",
        &[("IN_PATIENT", "I"), ("OUT_PATIENT", "O"), ("BOTH", "B")],
    ),
];

/// What people type to find a product, and where they want to sell it.
pub(crate) const PRODUCT_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Products whose code or name contains the text.",
        |sql, row, text| {
            sql.any_contains(row, &[products::code::NAME, products::name::NAME], text);
        },
    ),
    Criterion::new(
        "soldAt",
        Kind::Integer,
        "Products sold at the place with this key: its own, those of the places above it, and national ones.",
        sold_at,
    ),
];

/// Fields of `Query`.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::unordered("products", "products", "The products that the actor may see.").arguments(&[
        RootArgument::Filter {
            argument: "location",
            by: "soldAt",
        },
        RootArgument::ShowHistory("showHistory"),
        RootArgument::Filter {
            argument: "search",
            by: "search",
        },
    ]),
    RootField::one("product", "products", "The product with this id.")
        .arguments(&[RootArgument::OwnKey("id"), RootArgument::PublicId("uuid", "String")]),
];

/// Rule 57.
fn sold_at(sql: &mut Sql, row: Row, place: &Bind) {
    sql.column(row, products::location_id::NAME).text(" IS NULL OR ");
    sql.column(row, products::location_id::NAME)
        .text(" IN (SELECT above.ancestor_id FROM openimis_location_closure above WHERE above.location_id = ");
    sql.bind(place.clone()).text(")");
}
