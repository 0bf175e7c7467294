//! openIMIS's GraphQL dialect of payers and fundings (spec 3.2, 3.3).

use crate::schema::payers;
use diesel::Column;
use openimis_core::declare::{Criterion, GraphqlType, Kind, RootArgument, RootField};
use openimis_core::read::sql::{Bind, Row, Sql};

pub(crate) const PAYER: GraphqlType = GraphqlType::node("PayerGQLType").lookups(&[
    "id",
    "uuid",
    "name",
    "name__icontains",
    "email",
    "email__icontains",
    "phone",
    "phone__icontains",
]);

pub(crate) const FUNDING: GraphqlType = GraphqlType::node("FundingGQLType").lookups(&[
    "id",
    "product",
    "pay_date",
    "pay_date__lt",
    "pay_date__lte",
    "pay_date__gt",
    "pay_date__gte",
    "receipt",
    "receipt__icontains",
    "amount",
    "amount__lt",
    "amount__lte",
    "amount__gt",
    "amount__gte",
    "status",
    "uuid",
]);

/// What people type to find a payer, and where they look for him.
pub(crate) const PAYER_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Payers whose name, e-mail address or telephone contains the text.",
        |sql, row, text| {
            let columns = [payers::name::NAME, payers::email::NAME, payers::phone::NAME];
            sql.any_contains(row, &columns, text);
        },
    ),
    Criterion::new(
        "within",
        Kind::Integer,
        "Payers of the place with this key and of those below it.",
        within,
    ),
];

/// Fields of `Query`.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::connection("payers", "payers", "The payers that the actor may see.").arguments(&[
        RootArgument::ShowHistory("showHistory"),
        RootArgument::Filter {
            argument: "search",
            by: "search",
        },
        RootArgument::Filter {
            argument: "location",
            by: "within",
        },
        RootArgument::Filter {
            argument: "type",
            by: "payerType",
        },
    ]),
    RootField::one("payer", "payers", "The payer with this id.").arguments(&[RootArgument::PublicId("uuid", "UUID")]),
    RootField::connection(
        "fundings",
        "fundings",
        "What the payers give that the actor may see, newest first.",
    )
    .arguments(&[
        RootArgument::Key {
            argument: "payerId",
            by: "payer",
        },
        RootArgument::ShowHistory("showHistory"),
        RootArgument::Ignored {
            argument: "clientMutationId",
            kind: Kind::Text,
            reason: "Without effect, as in openIMIS: mutations are tied to payers, not to fundings.",
        },
        RootArgument::Ignored {
            argument: "parentLocationLevel",
            kind: Kind::Integer,
            reason: "Without effect, as in openIMIS.",
        },
    ]),
    RootField::one("funding", "fundings", "The funding with this id.")
        .arguments(&[RootArgument::PublicId("uuid", "UUID")]),
];

fn within(sql: &mut Sql, row: Row, place: &Bind) {
    sql.column(row, payers::location_id::NAME)
        .text(" IN (SELECT below.location_id FROM openimis_location_closure below WHERE below.ancestor_id = ");
    sql.bind(place.clone()).text(")");
}
