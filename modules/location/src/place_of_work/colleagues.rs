//! Which of core's people an actor may see: those who work in his area, and himself (W-62, rule 30).

use crate::area::{Area, InArea};
use crate::schema::{health_facilities, officer_villages, user_districts};
use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_core::schema::administration::{claim_admins, officers, user_roles};
use openimis_core::schema::identity::{interactive_users as persons, users};
use uuid::Uuid;

/// The rule, by the resource whose rows it is about. Somebody works where his districts, his villages or his facility
/// are; who works nowhere is seen by those alone who see everything, since somebody without a place is not national
/// (W-14). The existing backend has no such rule, so `row_security = legacy` has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colleagues {
    /// Accounts: whatever stands behind one works in the area.
    Users,
    /// People who log in, also by what else stands behind their account.
    Persons,
    /// The roles that those people hold.
    UserRoles,
    /// Enrolment officers.
    Officers,
    /// Claim administrators: those of facilities in the area (rule 30).
    ClaimAdministrators,
}

impl RowScope for Colleagues {
    fn describe(&self) -> &'static str {
        "people who work in the actor's area, and himself"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        let (Some(user), Some(area)) = (actor.user(), actor.fact::<Area>()) else {
            return Limit::Nothing;
        };
        if area.everywhere || area.legacy {
            return Limit::All;
        }
        let (area, account) = (area.clone(), user.account.id);
        Limit::rows(move |sql, row| See { area: &area, account }.write(*self, sql, row))
    }
}

/// Somebody who looks: his area and his account.
#[derive(Clone, Copy)]
struct See<'a> {
    area: &'a Area,
    account: Uuid,
}

impl See<'_> {
    fn write(self, people: Colleagues, sql: &mut Sql, row: Row) {
        match people {
            Colleagues::Users => self.user(sql, row),
            Colleagues::Persons => self.person(sql, row),
            Colleagues::UserRoles => {
                let person = (table_name::<persons::table>(), persons::id::NAME);
                one_of(sql, row, user_roles::user_id::NAME, person, |sql, person| {
                    self.person(sql, person);
                });
            }
            Colleagues::Officers => {
                self.officer_here(sql, row);
                self.or_himself(sql, row, officers::id::NAME, users::officer_id::NAME);
            }
            Colleagues::ClaimAdministrators => {
                self.facility_here(sql, row, claim_admins::health_facility_id::NAME);
                self.or_himself(sql, row, claim_admins::id::NAME, users::claim_admin_id::NAME);
            }
        }
    }

    fn user(self, sql: &mut Sql, row: Row) {
        sql.column(row, users::id::NAME)
            .text(" = ")
            .bind(Bind::Uuid(self.account));
        let person = (table_name::<persons::table>(), persons::id::NAME);
        one_of(
            sql.text(" OR "),
            row,
            users::interactive_id::NAME,
            person,
            |sql, person| {
                self.person_here(sql, person);
            },
        );
        let officer = (table_name::<officers::table>(), officers::id::NAME);
        one_of(
            sql.text(" OR "),
            row,
            users::officer_id::NAME,
            officer,
            |sql, officer| {
                live(sql, officer, officers::valid_to::NAME).text(" AND (");
                self.officer_here(sql, officer);
                sql.text(")");
            },
        );
        let claims = (table_name::<claim_admins::table>(), claim_admins::id::NAME);
        one_of(
            sql.text(" OR "),
            row,
            users::claim_admin_id::NAME,
            claims,
            |sql, claims| {
                live(sql, claims, claim_admins::valid_to::NAME).text(" AND ");
                self.facility_here(sql, claims, claim_admins::health_facility_id::NAME);
            },
        );
    }

    /// A person without an account is seen too: the account is made when he first logs in.
    fn person(self, sql: &mut Sql, row: Row) {
        self.person_here(sql, row);
        let account = (table_name::<users::table>(), users::interactive_id::NAME);
        one_of(sql.text(" OR "), row, persons::id::NAME, account, |sql, account| {
            self.user(sql, account);
        });
    }

    fn person_here(self, sql: &mut Sql, row: Row) {
        let district = (table_name::<user_districts::table>(), user_districts::user_id::NAME);
        one_of(sql, row, persons::id::NAME, district, |sql, link| {
            live(sql, link, user_districts::valid_to::NAME).text(" AND ");
            InArea::district(user_districts::location_id::NAME).write(self.area, sql, link);
        });
        self.facility_here(sql.text(" OR "), row, persons::health_facility_id::NAME);
    }

    fn officer_here(self, sql: &mut Sql, row: Row) {
        InArea::district(officers::location_id::NAME).write(self.area, sql, row);
        let village = (
            table_name::<officer_villages::table>(),
            officer_villages::officer_id::NAME,
        );
        one_of(sql.text(" OR "), row, officers::id::NAME, village, |sql, link| {
            live(sql, link, officer_villages::valid_to::NAME).text(" AND ");
            InArea::village(officer_villages::location_id::NAME).write(self.area, sql, link);
        });
    }

    fn facility_here(self, sql: &mut Sql, row: Row, column: &str) {
        let facility = (table_name::<health_facilities::table>(), health_facilities::id::NAME);
        one_of(sql, row, column, facility, |sql, facility| {
            InArea::district(health_facilities::location_id::NAME).write(self.area, sql, facility);
        });
    }

    fn or_himself(self, sql: &mut Sql, row: Row, column: &str, of_account: &str) {
        let account = (table_name::<users::table>(), of_account);
        one_of(sql.text(" OR "), row, column, account, |sql, account| {
            sql.column(account, users::id::NAME)
                .text(" = ")
                .bind(Bind::Uuid(self.account));
        });
    }
}

/// Writes that a column holds a key of a row of another table that meets the condition.
fn one_of(sql: &mut Sql, row: Row, column: &str, (table, key): (&str, &str), condition: impl FnOnce(&mut Sql, Row)) {
    let other = sql.row();
    sql.column(row, column).text(" IN (SELECT ").column(other, key);
    sql.text(" FROM ")
        .name(table)
        .text(" ")
        .text(&other.to_string())
        .text(" WHERE ");
    condition(sql, other);
    sql.text(")");
}

fn live<'a>(sql: &'a mut Sql, row: Row, valid_to: &str) -> &'a mut Sql {
    sql.column(row, valid_to).text(" IS NULL")
}
