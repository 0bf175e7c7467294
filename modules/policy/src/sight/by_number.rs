//! People who are named by their exact insurance number.

use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_insuree::InSight;
use openimis_insuree::rights::ENQUIRE_INSUREES;
use openimis_insuree::schema::insurees;

/// Writes `SELECT` of the key and the birth of the valid person with this number, if the actor may see him: anybody, who
/// holds the right of enquiry (BUG-29), and within his area everybody else.
pub(crate) fn select_person(sql: &mut Sql, actor: &Actor, number: &str) {
    let row = sql.row();
    sql.text("SELECT ").column(row, insurees::id::NAME).text(" AS id, ");
    sql.column(row, insurees::dob::NAME).text(" AS birth FROM ");
    sql.name(table_name::<insurees::table>())
        .text(" ")
        .alias(row)
        .text(" WHERE ");
    sql.column(row, insurees::chf_id::NAME)
        .text(" = ")
        .bind(Bind::Text(number.to_owned()));
    sql.text(" AND ").column(row, insurees::valid_to::NAME).text(" IS NULL");
    limit(sql, row, actor);
}

fn limit(sql: &mut Sql, row: Row, actor: &Actor) {
    const PEOPLE: InSight = InSight::of_person(insurees::id::NAME);
    if actor.is_superuser() || actor.holds(ENQUIRE_INSUREES) {
        return;
    }
    match PEOPLE.limit(actor) {
        Limit::All => {}
        Limit::Nothing => {
            sql.text(" AND FALSE");
        }
        Limit::Rows(condition) => {
            condition(sql.text(" AND ("), row);
            sql.text(")");
        }
    }
}
