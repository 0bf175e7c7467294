//! openIMIS's GraphQL dialect of the medical registers (spec 12.5).

use crate::schema::{diagnoses, items, services};
use diesel::Column;
use openimis_core::declare::{Computed, Criterion, GraphqlType, Kind, RootArgument, RootField, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use serde_json::Value;

pub(crate) const DIAGNOSIS: GraphqlType = GraphqlType::node("DiagnosisGQLType").lookups(&[
    "id",
    "code",
    "code__icontains",
    "code__istartswith",
    "name",
    "name__icontains",
    "name__istartswith",
]);

pub(crate) const ITEM: GraphqlType = GraphqlType::node("ItemGQLType").lookups(&[
    "uuid",
    "code",
    "code__icontains",
    "code__istartswith",
    "name",
    "name__icontains",
    "name__istartswith",
    "package",
    "package__icontains",
    "package__istartswith",
    "type",
]);

pub(crate) const SERVICE: GraphqlType = GraphqlType::node("ServiceGQLType")
    .computed(&[
        Computed::CLIENT_MUTATION_ID,
        Computed {
            name: "attachmentsCount",
            doc: "Services have no attachments; always empty.",
            kind: "Int",
            value: |_, _| Value::Null,
        },
    ])
    .lookups(&[
        "uuid",
        "code",
        "code__icontains",
        "code__istartswith",
        "name",
        "name__icontains",
        "name__istartswith",
        "type",
        "packagetype",
        "packagetype__in",
        "care_type",
        "category",
    ]);

/// What clients send of a new row besides what it is made of.
pub(crate) const IDS: &[(&str, Kind)] = &[("id", Kind::Integer), ("uuid", Kind::Text)];

/// What clients send of a row besides its UUID.
pub(crate) const ID: &[(&str, Kind)] = &[("id", Kind::Integer)];

/// What people type to find a diagnosis.
pub(crate) const DIAGNOSIS_CRITERIA: &[Criterion] = &[Criterion::new(
    "search",
    Kind::Text,
    "Diagnoses whose code or name contains the text.",
    |sql, row, text| {
        sql.any_contains(row, &[diagnoses::code::NAME, diagnoses::name::NAME], text);
    },
)];

/// What people type to find an item, and the day on which it was delivered.
pub(crate) const ITEM_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Items whose code or name contains the text.",
        |sql, row, text| {
            sql.any_contains(row, &[items::code::NAME, items::name::NAME], text);
        },
    ),
    Criterion::new(
        "knownOn",
        Kind::Date,
        "Items that were in the register on this day already, in whatever version.",
        |sql, row, day| {
            known_on(
                sql,
                row,
                [
                    table_name::<items::table>(),
                    items::id::NAME,
                    items::legacy_id::NAME,
                    items::valid_from::NAME,
                ],
                day,
            );
        },
    ),
];

/// What people type to find a service, and the day on which it was delivered.
pub(crate) const SERVICE_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Services whose code or name contains the text.",
        |sql, row, text| {
            sql.any_contains(row, &[services::code::NAME, services::name::NAME], text);
        },
    ),
    Criterion::new(
        "knownOn",
        Kind::Date,
        "Services that were in the register on this day already, in whatever version.",
        |sql, row, day| {
            known_on(
                sql,
                row,
                [
                    table_name::<services::table>(),
                    services::id::NAME,
                    services::legacy_id::NAME,
                    services::valid_from::NAME,
                ],
                day,
            );
        },
    ),
];

const SEARCH: RootArgument = RootArgument::Filter {
    argument: "str",
    by: "search",
};
/// The criterion belongs to the module of the price lists; without it there is no argument.
const PRICE_LIST: RootArgument = RootArgument::Filter {
    argument: "pricelistUuid",
    by: "pricelist",
};
const DAY: RootArgument = RootArgument::Filter {
    argument: "date",
    by: "knownOn",
};
const TOUCHED: RootArgument = RootArgument::ClientMutationId("mutations");
const HISTORY: RootArgument = RootArgument::ShowHistory("showHistory");

/// Fields of `Query`.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::unordered("diagnoses", "diagnoses", "The valid diagnoses."),
    RootField::unordered("diagnosesStr", "diagnoses", "The valid diagnoses, by code or name.").arguments(&[SEARCH]),
    RootField::connection("medicalItems", "medical-items", "The valid items.")
        .arguments(&[TOUCHED, HISTORY, PRICE_LIST]),
    RootField::connection("medicalItemsStr", "medical-items", "The valid items, by code or name.")
        .arguments(&[SEARCH, DAY, PRICE_LIST]),
    RootField::connection("medicalServices", "medical-services", "The valid services.")
        .arguments(&[TOUCHED, HISTORY, PRICE_LIST]),
    RootField::connection(
        "medicalServicesStr",
        "medical-services",
        "The valid services, by code or name.",
    )
    .arguments(&[SEARCH, DAY, PRICE_LIST]),
];

/// The row, or a version of it, began on this day or before. What is found is the row as it is today, whose id a claim
/// names: openIMIS finds versions that have ended, and not what was edited since (spec 11.1, historic dates).
fn known_on(sql: &mut Sql, row: Row, [table, id, legacy_id, valid_from]: [&str; 4], day: &Bind) {
    sql.column(row, valid_from)
        .text(" < ")
        .bind(day.clone())
        .text(" + 1 OR EXISTS (SELECT FROM ");
    let version = sql.row();
    sql.name(table)
        .text(" ")
        .alias(version)
        .text(" WHERE ")
        .column(version, legacy_id)
        .text(" = ")
        .column(row, id);
    sql.text(" AND ")
        .column(version, valid_from)
        .text(" < ")
        .bind(day.clone())
        .text(" + 1)");
}
