//! The row scope of people, families and what hangs on them (BUG-29, rule 104).

use super::ExcludedNumbers;
use crate::schema::{families, insurees, photos};
use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_location::{Area, InArea};

/// Rows of people and families who live in the actor's area.
///
/// A person lives in his current village or, where that is empty, in the village of his family. Somebody with neither
/// belongs to no office yet (he was just registered, or left his family), and every office that may look for people
/// sees him: otherwise nobody could give him a family.
#[derive(Debug, Clone, Copy)]
pub struct InSight {
    rows: Rows,
}

#[derive(Debug, Clone, Copy)]
enum Rows {
    People,
    Families,
    Photos,
    OfPerson(&'static str),
    OfFamily(&'static str),
}

impl InSight {
    /// The rows are people.
    pub(crate) const PEOPLE: Self = Self { rows: Rows::People };
    /// The rows are families.
    pub(crate) const FAMILIES: Self = Self { rows: Rows::Families };
    /// The rows are photos.
    pub(crate) const PHOTOS: Self = Self { rows: Rows::Photos };

    /// Rows whose column holds the key of a person: covers, claims.
    #[must_use]
    pub const fn of_person(column: &'static str) -> Self {
        Self {
            rows: Rows::OfPerson(column),
        }
    }

    /// Rows whose column holds the key of a family: policies.
    #[must_use]
    pub const fn of_family(column: &'static str) -> Self {
        Self {
            rows: Rows::OfFamily(column),
        }
    }

    /// Writes the rule as a condition of a wider one, for an area that is not everywhere.
    pub fn write(self, area: &Area, sql: &mut Sql, row: Row) {
        match self.rows {
            Rows::People => person(area, sql, row),
            Rows::Families => family(area, sql, row),
            Rows::Photos => photo(area, sql, row),
            Rows::OfPerson(column) => {
                exists(sql, table_name::<insurees::table>(), |sql, person_row| {
                    sql.column(person_row, insurees::id::NAME)
                        .text(" = ")
                        .column(row, column)
                        .text(" AND ");
                    person(area, sql, person_row);
                });
            }
            Rows::OfFamily(column) => of_family(area, sql, row, column),
        }
    }
}

impl RowScope for InSight {
    fn describe(&self) -> &'static str {
        match self.rows {
            Rows::People => "people who live in the actor's area, and those who live nowhere yet",
            Rows::Families => "families who live in the actor's area",
            Rows::Photos => "photos of people whom the actor may see",
            Rows::OfPerson(_) => "rows of people whom the actor may see",
            Rows::OfFamily(_) => "rows of families who live in the actor's area",
        }
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        let area = match actor.fact::<Area>() {
            Some(area) if area.everywhere => return self.limit_of_all(actor),
            Some(area) => area.clone(),
            None => return Limit::Nothing,
        };
        let (scope, excluded) = (*self, excluded(actor));
        Limit::rows(move |sql, row| {
            scope.write(&area, sql, row);
            scope.leave_out(&excluded, sql.text(" AND "), row);
        })
    }

    fn limit_of_all(&self, actor: &Actor) -> Limit<'_> {
        let (scope, excluded) = (*self, excluded(actor));
        match self.rows {
            Rows::People | Rows::Families if !excluded.is_empty() => {
                Limit::rows(move |sql, row| scope.leave_out(&excluded, sql, row))
            }
            _ => Limit::All,
        }
    }
}

fn excluded(actor: &Actor) -> Vec<String> {
    let known = actor.fact::<ExcludedNumbers>();
    known.map(|known| known.0.clone()).unwrap_or_default()
}

impl InSight {
    /// Leaves out people with these numbers, and the families that they head (rule 30).
    fn leave_out(self, numbers: &[String], sql: &mut Sql, row: Row) {
        if numbers.is_empty() {
            sql.text("TRUE");
            return;
        }
        let numbers = Bind::Texts(numbers.to_vec());
        match self.rows {
            Rows::People => {
                sql.text("COALESCE(")
                    .column(row, insurees::chf_id::NAME)
                    .text(", '') <> ALL (")
                    .bind(numbers)
                    .text(")");
            }
            Rows::Families => {
                sql.text("NOT ");
                exists(sql, table_name::<insurees::table>(), |sql, head| {
                    sql.column(head, insurees::id::NAME)
                        .text(" = ")
                        .column(row, families::head_insuree_id::NAME)
                        .text(" AND ")
                        .column(head, insurees::chf_id::NAME)
                        .text(" = ANY (")
                        .bind(numbers)
                        .text(")");
                });
            }
            Rows::Photos | Rows::OfPerson(_) | Rows::OfFamily(_) => {
                sql.text("TRUE");
            }
        }
    }
}

fn person(area: &Area, sql: &mut Sql, row: Row) {
    sql.text("(");
    InArea::village(insurees::current_village_id::NAME).write(area, sql, row);
    sql.text(" OR ")
        .column(row, insurees::current_village_id::NAME)
        .text(" IS NULL AND (")
        .column(row, insurees::family_id::NAME)
        .text(" IS NULL OR ");
    of_family(area, sql, row, insurees::family_id::NAME);
    sql.text("))");
}

fn family(area: &Area, sql: &mut Sql, row: Row) {
    InArea::village(families::location_id::NAME).write(area, sql, row);
}

fn of_family(area: &Area, sql: &mut Sql, row: Row, column: &str) {
    exists(sql, table_name::<families::table>(), |sql, family_row| {
        sql.column(family_row, families::id::NAME)
            .text(" = ")
            .column(row, column)
            .text(" AND ");
        family(area, sql, family_row);
    });
}

/// Photos name the person, or (spec 2.7, BUG-13) only the person names the photo.
fn photo(area: &Area, sql: &mut Sql, row: Row) {
    let whose = [
        (insurees::id::NAME, photos::insuree_id::NAME),
        (insurees::photo_id::NAME, photos::id::NAME),
    ];
    sql.text("(");
    for (index, (theirs, ours)) in whose.into_iter().enumerate() {
        sql.text(if index == 0 { "" } else { " OR " });
        exists(sql, table_name::<insurees::table>(), |sql, person_row| {
            sql.column(person_row, theirs)
                .text(" = ")
                .column(row, ours)
                .text(" AND ");
            person(area, sql, person_row);
        });
    }
    sql.text(")");
}

/// A row of the table for which the condition holds.
fn exists(sql: &mut Sql, table: &str, condition: impl FnOnce(&mut Sql, Row)) {
    let row = sql.row();
    sql.text("EXISTS (SELECT FROM ")
        .name(table)
        .text(" ")
        .alias(row)
        .text(" WHERE ");
    condition(sql, row);
    sql.text(")");
}
