//! What claims are looked for by, beside comparisons of their fields (spec 12.2).

use crate::schema::{claim_items, claim_services, claims};
use diesel::Column;
use openimis_core::declare::{Criterion, Kind, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_medical::schema::{items, services};

/// What claims are looked for by.
pub(crate) const CLAIM_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "codeIsNot",
        Kind::Text,
        "Claims with another code.",
        |sql, row, code| {
            sql.column(row, claims::code::NAME).text(" <> ").bind(code.clone());
        },
    ),
    Criterion::new(
        "itemCodes",
        Kind::Text,
        "Claims with an item of one of these codes.",
        with_items,
    )
    .list(),
    Criterion::new(
        "serviceCodes",
        Kind::Text,
        "Claims with a service of one of these codes.",
        with_services,
    )
    .list(),
    Criterion::new(
        "jsonExtContains",
        Kind::Json,
        "Claims whose data of extensions contain these.",
        |sql, row, part| {
            sql.column(row, claims::json_ext::NAME).text(" @> ").bind(part.clone());
        },
    ),
    Criterion::new(
        "attachmentStatus",
        Kind::Integer,
        "1: claims with attachments, 2: without; any other number: all.",
        |sql, row, status| {
            sql.text("(CASE ").bind(status.clone()).text(" WHEN 1 THEN ");
            sql.expression(row, crate::schema::ATTACHMENTS_COUNT)
                .text(" > 0 WHEN 2 THEN ");
            sql.expression(row, crate::schema::ATTACHMENTS_COUNT)
                .text(" = 0 ELSE TRUE END)");
        },
    ),
    Criterion::new(
        "showRestored",
        Kind::Boolean,
        "True: only claims that enter a rejected one anew.",
        |sql, row, wanted| {
            sql.text("(NOT ").bind(wanted.clone()).text(" OR ");
            sql.column(row, claims::restored_from_id::NAME).text(" IS NOT NULL)");
        },
    ),
    Criterion::new(
        "diagnosisVariance",
        Kind::Integer,
        "Claims that ask for more than the average that was approved for their main diagnosis in the last year, by this \
         percentage.",
        above_average,
    ),
    Criterion::new(
        "versionOf",
        Kind::Text,
        "Earlier versions of the claim with this UUID.",
        |sql, row, uuid| {
            sql.column(row, claims::legacy_id::NAME).text(" IN (SELECT ");
            let live = sql.row();
            sql.column(live, claims::id::NAME)
                .text(" FROM ")
                .name(table_name::<claims::table>())
                .text(" ")
                .alias(live)
                .text(" WHERE ");
            // old rows have their UUIDs in capital letters
            for (index, form) in ["", "lower", "upper"].into_iter().enumerate() {
                sql.text(if index == 0 { "" } else { " OR " });
                sql.column(live, claims::uuid::NAME).text(" = ").text(form).text("(");
                sql.bind(uuid.clone()).text(")");
            }
            sql.text(")");
        },
    ),
];

/// A day of the last year, as openIMIS counts it.
const YEAR: &str = "current_date - 365";

/// Within one statement the averages are computed once for all diagnoses (W54, AR-105).
pub(crate) fn above_average(sql: &mut Sql, row: Row, percent: &Bind) {
    let (claim, average) = (sql.row(), sql.row());
    sql.column(row, claims::id::NAME).text(" IN (SELECT ");
    sql.column(claim, claims::id::NAME)
        .text(" FROM ")
        .name(table_name::<claims::table>())
        .text(" ")
        .alias(claim);
    sql.text(" JOIN (SELECT ");
    let other = sql.row();
    sql.column(other, claims::icd_id::NAME).text(" AS diagnosis, avg(");
    sql.column(other, claims::approved::NAME)
        .text(") AS approved FROM ")
        .name(table_name::<claims::table>())
        .text(" ")
        .alias(other);
    sql.text(" WHERE ")
        .column(other, claims::valid_to::NAME)
        .text(" IS NULL AND ");
    sql.column(other, claims::date_claimed::NAME)
        .text(" >= ")
        .text(YEAR)
        .text(" GROUP BY 1) ")
        .alias(average);
    sql.text(" ON ")
        .alias(average)
        .text(".diagnosis = ")
        .column(claim, claims::icd_id::NAME);
    sql.text(" WHERE ")
        .column(claim, claims::valid_to::NAME)
        .text(" IS NULL AND ");
    sql.column(claim, claims::claimed::NAME)
        .text(" > (1 + ")
        .bind(percent.clone())
        .text(" / 100.0) * ")
        .alias(average)
        .text(".approved)");
}

/// A claim with several of the items is found once (W55, AR-131).
fn with_items(sql: &mut Sql, row: Row, codes: &Bind) {
    let (line, item) = (sql.row(), sql.row());
    sql.text("EXISTS (SELECT FROM ")
        .name(table_name::<claim_items::table>())
        .text(" ")
        .alias(line);
    sql.text(" JOIN ")
        .name(table_name::<items::table>())
        .text(" ")
        .alias(item);
    sql.text(" ON ").column(item, items::id::NAME).text(" = ");
    sql.column(line, claim_items::item_id::NAME).text(" WHERE ");
    sql.column(line, claim_items::claim_id::NAME)
        .text(" = ")
        .column(row, claims::id::NAME);
    sql.text(" AND ")
        .column(line, claim_items::valid_to::NAME)
        .text(" IS NULL AND ");
    sql.column(item, items::code::NAME)
        .text(" = ANY(")
        .bind(codes.clone())
        .text("))");
}

fn with_services(sql: &mut Sql, row: Row, codes: &Bind) {
    let (line, service) = (sql.row(), sql.row());
    sql.text("EXISTS (SELECT FROM ")
        .name(table_name::<claim_services::table>())
        .text(" ")
        .alias(line);
    sql.text(" JOIN ")
        .name(table_name::<services::table>())
        .text(" ")
        .alias(service);
    sql.text(" ON ").column(service, services::id::NAME).text(" = ");
    sql.column(line, claim_services::service_id::NAME).text(" WHERE ");
    sql.column(line, claim_services::claim_id::NAME)
        .text(" = ")
        .column(row, claims::id::NAME);
    sql.text(" AND ")
        .column(line, claim_services::valid_to::NAME)
        .text(" IS NULL AND ");
    sql.column(service, services::code::NAME)
        .text(" = ANY(")
        .bind(codes.clone())
        .text("))");
}
