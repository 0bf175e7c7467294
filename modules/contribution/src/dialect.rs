//! openIMIS's GraphQL dialect of contributions (spec 3.2 F-PREMIUM, 3.3).

use crate::schema::premiums;
use diesel::Column;
use openimis_core::declare::{Computed, Criterion, GraphqlType, Kind, RootArgument, RootField, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_insuree::schema::families;
use openimis_location::schema::locations;
use openimis_policy::schema::policies;

pub(crate) const PREMIUM: GraphqlType = GraphqlType::node("PremiumGQLType")
    .computed(&[Computed::CLIENT_MUTATION_ID])
    .lookups(&[
        "uuid",
        "amount",
        "amount__lt",
        "amount__lte",
        "amount__gt",
        "amount__gte",
        "pay_date",
        "pay_date__lt",
        "pay_date__lte",
        "pay_date__gt",
        "pay_date__gte",
        "pay_type",
        "is_photo_fee",
        "receipt",
        "receipt__icontains",
        "policy__*",
    ]);

/// What contributions are looked for by.
pub(crate) const PREMIUM_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "ofPolicies",
        Kind::Text,
        "Contributions to the policies with these UUIDs.",
        of_policies,
    )
    .list(),
    Criterion::new(
        "within",
        Kind::Text,
        "Contributions of families who live in the place with this UUID or below.",
        within,
    ),
];

/// Fields of `Query`.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::connection(
        "premiums",
        "premiums",
        "The valid contributions that the actor may see.",
    )
    .arguments(&[
        RootArgument::Key {
            argument: "payerId",
            by: "payer",
        },
        RootArgument::ClientMutationId("mutations.mutation"),
        RootArgument::ShowHistory("showHistory"),
        RootArgument::Filter {
            argument: "parentLocation",
            by: "within",
        },
        RootArgument::Ignored {
            argument: "parentLocationLevel",
            kind: Kind::Integer,
            reason: "Accepted and without effect: a place has one level.",
        },
    ]),
    RootField::connection(
        "premiumsByPolicies",
        "premiums",
        "The valid contributions to some policies.",
    )
    .arguments(&[RootArgument::Required(&RootArgument::Filter {
        argument: "policyUuids",
        by: "ofPolicies",
    })]),
];

/// What clients send of a contribution besides what it is made of.
pub(crate) const IDS: &[(&str, Kind)] = &[("id", Kind::Integer), ("uuid", Kind::Text)];

fn of_policies(sql: &mut Sql, row: Row, uuids: &Bind) {
    let policy = policies_of(sql, row);
    sql.text(" WHERE ")
        .column(policy, policies::uuid::NAME)
        .text(" = ANY (");
    sql.bind(uuids.clone()).text("))");
}

fn within(sql: &mut Sql, row: Row, uuid: &Bind) {
    let policy = policies_of(sql, row);
    let family = joined(sql, table_name::<families::table>());
    sql.column(family, families::id::NAME)
        .text(" = ")
        .column(policy, policies::family_id::NAME);
    sql.text(" WHERE ")
        .column(family, families::location_id::NAME)
        .text(" IN (SELECT below.location_id FROM openimis_location_closure below");
    let place = joined(sql, table_name::<locations::table>());
    sql.column(place, locations::id::NAME)
        .text(" = below.ancestor_id WHERE ");
    sql.column(place, locations::uuid::NAME)
        .text(" = ")
        .bind(uuid.clone())
        .text("))");
}

/// Begins a look at the policies of contributions; joins, conditions and a bracket follow.
fn policies_of(sql: &mut Sql, row: Row) -> Row {
    sql.column(row, premiums::policy_id::NAME).text(" IN (SELECT ");
    let policy = sql.row();
    sql.column(policy, policies::id::NAME).text(" FROM ");
    sql.name(table_name::<policies::table>()).text(" ").alias(policy);
    policy
}

fn joined(sql: &mut Sql, table: &str) -> Row {
    let row = sql.row();
    sql.text(" JOIN ").name(table).text(" ").alias(row).text(" ON ");
    row
}
