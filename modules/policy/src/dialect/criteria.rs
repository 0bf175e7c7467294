//! What policies, those who sell them and those who buy them are looked for by.

use crate::schema::policies;
use diesel::Column;
use openimis_core::declare::{Criterion, Kind, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_core::schema::administration::officers;
use openimis_insuree::schema::{families, insuree_policies, insurees};

/// What policies are looked for by.
pub(crate) const POLICY_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "regionId",
        Kind::Integer,
        "Policies of families who live in the place with this key or below.",
        of_place,
    ),
    Criterion::new(
        "districtId",
        Kind::Integer,
        "Policies of families who live in the place with this key or below.",
        of_place,
    ),
    Criterion::new(
        "showInactive",
        Kind::Boolean,
        "True: only policies that leave members of the family uncovered (rule 79).",
        uncovered,
    ),
    Criterion::new(
        "confirmationType",
        Kind::Text,
        "Policies of families whose poverty is confirmed so.",
        |sql, row, code| {
            of_family(sql, row, |sql, family| {
                sql.column(family, families::confirmation_type_id::NAME)
                    .text(" = ")
                    .bind(code.clone());
            });
        },
    ),
];

/// What families are looked for by when their policies are renewed.
pub(crate) const FAMILY_CRITERIA: &[Criterion] = &[Criterion::new(
    "officer",
    Kind::Text,
    "Families who have a policy of the officer with this UUID.",
    sold_by,
)];

fn of_place(sql: &mut Sql, row: Row, key: &Bind) {
    of_family(sql, row, |sql, family| {
        sql.column(family, families::location_id::NAME)
            .text(" IN (SELECT location_id FROM openimis_location_closure WHERE ancestor_id = ")
            .bind(key.clone())
            .text(")");
    });
}

fn of_family(sql: &mut Sql, row: Row, condition: impl FnOnce(&mut Sql, Row)) {
    sql.column(row, policies::family_id::NAME).text(" IN (SELECT ");
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

fn uncovered(sql: &mut Sql, row: Row, wanted: &Bind) {
    sql.text("(NOT ")
        .bind(wanted.clone())
        .text(" OR (SELECT count(*) FROM ");
    let member = sql.row();
    sql.name(table_name::<insurees::table>())
        .text(" ")
        .alias(member)
        .text(" WHERE ");
    sql.column(member, insurees::family_id::NAME)
        .text(" = ")
        .column(row, policies::family_id::NAME);
    sql.text(" AND ")
        .column(member, insurees::valid_to::NAME)
        .text(" IS NULL) > (SELECT count(*) FROM ");
    let cover = sql.row();
    sql.name(table_name::<insuree_policies::table>())
        .text(" ")
        .alias(cover)
        .text(" WHERE ");
    sql.column(cover, insuree_policies::policy_id::NAME)
        .text(" = ")
        .column(row, policies::id::NAME);
    sql.text(" AND ")
        .column(cover, insuree_policies::valid_to::NAME)
        .text(" IS NULL))");
}

fn sold_by(sql: &mut Sql, row: Row, uuid: &Bind) {
    sql.column(row, families::id::NAME).text(" IN (SELECT ");
    let policy = sql.row();
    sql.column(policy, policies::family_id::NAME)
        .text(" FROM ")
        .name(table_name::<policies::table>())
        .text(" ")
        .alias(policy)
        .text(" JOIN ");
    let officer = sql.row();
    sql.name(table_name::<officers::table>()).text(" ").alias(officer);
    sql.text(" ON ")
        .column(officer, officers::id::NAME)
        .text(" = ")
        .column(policy, policies::officer_id::NAME);
    sql.text(" WHERE ")
        .column(policy, policies::valid_to::NAME)
        .text(" IS NULL AND ")
        .column(officer, officers::uuid::NAME)
        .text(" = ")
        .bind(uuid.clone())
        .text(")");
}
