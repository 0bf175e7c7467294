//! Looking for people by where they work (spec 5.8, `users` and `claimAdmins`).

use crate::schema::{self, health_facilities, locations, officer_villages, user_districts};
use diesel::Column;
use openimis_core::declare::{Criterion, Kind, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_core::schema::administration::{claim_admins, officers};
use openimis_core::schema::identity::users;

/// What a user is looked for by.
pub(super) const OF_USERS: &[Criterion] = &[
    Criterion::new(
        "facility",
        Kind::Integer,
        "Users who work at the facility with this key.",
        |sql, row, key| {
            sql.expression(row, schema::USER_FACILITY).text(" = ").bind(key.clone());
        },
    ),
    Criterion::new(
        "worksIn",
        Kind::Integer,
        "Users who work in one of the places with these keys, or below.",
        |sql, row, keys| {
            works(sql, row, |sql| {
                sql.text("ancestor_id = ANY (").bind(keys.clone()).text(")");
            });
        },
    )
    .list(),
    Criterion::new(
        "worksBelow",
        Kind::Text,
        "Users who work in the place with this UUID, or below.",
        |sql, row, uuid| {
            works(sql, row, |sql| is_named(sql, uuid));
        },
    ),
];

/// What a claim administrator is looked for by.
pub(super) const OF_CLAIM_ADMINISTRATORS: &[Criterion] = &[Criterion::new(
    "within",
    Kind::Text,
    "Claim administrators of facilities in the place with this UUID, or below.",
    |sql, row, uuid| {
        sql.column(row, claim_admins::health_facility_id::NAME)
            .text(" IN (SELECT ");
        let facility = sql.row();
        sql.column(facility, health_facilities::id::NAME).text(" FROM ");
        sql.name(table_name::<health_facilities::table>())
            .text(" ")
            .alias(facility)
            .text(" WHERE ");
        sql.column(facility, health_facilities::location_id::NAME);
        below(sql, |sql| is_named(sql, uuid));
        sql.text(")");
    },
)];

/// What an officer is looked for by.
pub(super) const OF_OFFICERS: &[Criterion] = &[Criterion::new(
    "serves",
    Kind::Text,
    "Officers who serve the village with this key or UUID, or one below the place with it.",
    |sql, row, place| {
        sql.column(row, officers::id::NAME);
        serving(sql, |sql| {
            sql.text("ancestor_id::text = ").bind(place.clone()).text(" OR ");
            is_named(sql, place);
        });
    },
)];

/// Districts of a person, villages of an officer.
fn works(sql: &mut Sql, row: Row, ancestor: impl Fn(&mut Sql)) {
    sql.column(row, users::interactive_id::NAME).text(" IN (SELECT ");
    let link = sql.row();
    sql.column(link, user_districts::user_id::NAME).text(" FROM ");
    sql.name(table_name::<user_districts::table>())
        .text(" ")
        .alias(link)
        .text(" WHERE ");
    sql.column(link, user_districts::valid_to::NAME).text(" IS NULL AND ");
    sql.column(link, user_districts::location_id::NAME);
    below(sql, &ancestor);
    sql.text(") OR ").column(row, users::officer_id::NAME);
    serving(sql, &ancestor);
}

/// Is one of the officers who serve a village below.
fn serving(sql: &mut Sql, ancestor: impl Fn(&mut Sql)) {
    sql.text(" IN (SELECT ");
    let link = sql.row();
    sql.column(link, officer_villages::officer_id::NAME).text(" FROM ");
    sql.name(table_name::<officer_villages::table>())
        .text(" ")
        .alias(link)
        .text(" WHERE ");
    sql.column(link, officer_villages::valid_to::NAME).text(" IS NULL AND ");
    sql.column(link, officer_villages::location_id::NAME);
    below(sql, ancestor);
    sql.text(")");
}

fn below(sql: &mut Sql, ancestor: impl Fn(&mut Sql)) {
    sql.text(" IN (SELECT location_id FROM openimis_location_closure WHERE ");
    ancestor(sql);
    sql.text(")");
}

fn is_named(sql: &mut Sql, uuid: &Bind) {
    sql.text("ancestor_id IN (SELECT ");
    let place = sql.row();
    sql.column(place, locations::id::NAME).text(" FROM ");
    sql.name(table_name::<locations::table>())
        .text(" ")
        .alias(place)
        .text(" WHERE ");
    sql.column(place, locations::uuid::NAME)
        .text(" = ")
        .bind(uuid.clone())
        .text(")");
}
