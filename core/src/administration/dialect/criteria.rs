//! What users, roles and officers are looked for by.

use crate::declare::{Criterion, Kind, table_name};
use crate::read::sql::Bind;
use crate::schema::administration::{claim_admins, officers, role_rights, roles, user_roles};
use crate::schema::expression;
use crate::schema::identity::users;
use diesel::Column;

/// What a role is looked for by.
pub(in crate::administration) const ROLE_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Roles whose name, in either language, contains the text.",
        |sql, row, text| {
            sql.any_contains(row, &[roles::name::NAME, roles::alt_language::NAME], text);
        },
    ),
    Criterion::new(
        "coded",
        Kind::Boolean,
        "Whether the role comes with the base data.",
        |sql, row, coded| {
            sql.text("(")
                .column(row, roles::is_system::NAME)
                .text(" >= 1) = ")
                .bind(coded.clone());
        },
    ),
    Criterion::new(
        "giving",
        Kind::Integer,
        "Roles that give the right with this number.",
        |sql, row, right| {
            sql.column(row, roles::id::NAME).text(" IN (SELECT ");
            let given = sql.row();
            sql.column(given, role_rights::role_id::NAME).text(" FROM ");
            sql.name(table_name::<role_rights::table>())
                .text(" ")
                .alias(given)
                .text(" WHERE ");
            sql.column(given, role_rights::right_id::NAME)
                .text(" = ")
                .bind(right.clone())
                .text(" AND ");
            sql.column(given, role_rights::valid_to::NAME).text(" IS NULL)");
        },
    ),
];

/// What a user is looked for by.
pub(in crate::administration) const USER_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Users whose name, family name or given names contain the text, or whose e-mail address it is.",
        |sql, row, text| {
            sql.any_contains(row, &[users::username::NAME], text);
            for name in [expression::USER_LAST_NAME, expression::USER_OTHER_NAMES] {
                sql.text(" OR position(lower(").bind(text.clone());
                sql.text(") IN lower(").expression(row, name).text(")) > 0");
            }
            sql.text(" OR lower(").expression(row, expression::USER_EMAIL);
            sql.text(") = lower(").bind(text.clone()).text(")");
        },
    ),
    Criterion::new(
        "roles",
        Kind::Integer,
        "Users who hold one of the roles with these keys.",
        |sql, row, keys| {
            sql.column(row, users::interactive_id::NAME).text(" IN (SELECT ");
            let held = sql.row();
            sql.column(held, user_roles::user_id::NAME).text(" FROM ");
            sql.name(table_name::<user_roles::table>())
                .text(" ")
                .alias(held)
                .text(" WHERE ");
            sql.column(held, user_roles::role_id::NAME)
                .text(" = ANY (")
                .bind(keys.clone())
                .text(") AND ");
            sql.column(held, user_roles::valid_to::NAME).text(" IS NULL)");
        },
    )
    .list(),
    Criterion::new(
        "kinds",
        Kind::Text,
        "Users who are one of these: INTERACTIVE, OFFICER, CLAIM_ADMIN.",
        |sql, row, kinds| {
            let columns = [
                ("INTERACTIVE", users::interactive_id::NAME),
                ("OFFICER", users::officer_id::NAME),
                ("CLAIM_ADMIN", users::claim_admin_id::NAME),
            ];
            for (index, (kind, column)) in columns.into_iter().enumerate() {
                sql.text(if index == 0 { "(" } else { " OR (" })
                    .bind(Bind::Text(kind.to_owned()));
                sql.text(" = ANY (")
                    .bind(kinds.clone())
                    .text(") AND ")
                    .column(row, column)
                    .text(" IS NOT NULL)");
            }
        },
    )
    .list()
    .graphql_type("UserTypes"),
    Criterion::new(
        "bornFrom",
        Kind::Date,
        "Officers and claim administrators born on this day or later.",
        |sql, row, day| {
            sql.expression(row, expression::USER_BIRTH_DATE)
                .text(" >= ")
                .bind(day.clone());
        },
    ),
    Criterion::new(
        "bornTo",
        Kind::Date,
        "Officers and claim administrators born on this day or earlier.",
        |sql, row, day| {
            sql.expression(row, expression::USER_BIRTH_DATE)
                .text(" <= ")
                .bind(day.clone());
        },
    ),
];

/// What an officer is looked for by.
pub(in crate::administration) const OFFICER_CRITERIA: &[Criterion] = &[Criterion::new(
    "search",
    Kind::Text,
    "Officers whose code, family name or given names contain the text.",
    |sql, row, text| {
        let names = [
            officers::code::NAME,
            officers::last_name::NAME,
            officers::other_names::NAME,
        ];
        sql.any_contains(row, &names, text);
    },
)];

/// What a claim administrator is looked for by.
pub(in crate::administration) const CLAIM_ADMINISTRATOR_CRITERIA: &[Criterion] = &[Criterion::new(
    "search",
    Kind::Text,
    "Claim administrators whose code, family name or given names contain the text.",
    |sql, row, text| {
        let names = [
            claim_admins::code::NAME,
            claim_admins::last_name::NAME,
            claim_admins::other_names::NAME,
        ];
        sql.any_contains(row, &names, text);
    },
)];
