//! Where people, families and covers are looked for (spec 3.3).

use crate::schema::{families, insuree_policies, insurees};
use diesel::Column;
use openimis_core::declare::{Criterion, Kind, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_location::schema::locations;

/// What people type to find somebody, and where they look for him.
pub(crate) const INSUREE_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "People whose number begins with the text, or whose name contains it.",
        typed,
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
        sql.column(row, insuree_policies::insuree_id::NAME).text(" IN (SELECT ");
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

/// A number that begins with the text, or a name that contains it; no character of it has a meaning. Written so that
/// trigram indexes answer it, over a million people too.
fn typed(sql: &mut Sql, row: Row, text: &Bind) {
    let Bind::Text(text) = text else {
        sql.text("FALSE");
        return;
    };
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let within = Bind::Text(format!("%{plain}%"));
    sql.column(row, insurees::chf_id::NAME)
        .text(" ILIKE ")
        .bind(Bind::Text(format!("{plain}%")))
        .text(" OR ")
        .column(row, insurees::last_name::NAME)
        .text(" ILIKE ")
        .bind(within.clone())
        .text(" OR ")
        .column(row, insurees::other_names::NAME)
        .text(" ILIKE ")
        .bind(within);
}

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
