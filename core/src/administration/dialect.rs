//! openIMIS's GraphQL dialect of users, roles and configuration (spec 5.7, 5.8).

use crate::access::Actor;
use crate::declare::{Computed, Criterion, GraphqlType, Kind, RootArgument, RootField, Shape};
use crate::read::Record;
use crate::read::sql::{Bind, Row, Sql};
use crate::schema::administration::{claim_admins, officers, role_rights, roles, user_roles};
use crate::schema::expression;
use crate::schema::identity::users;
use diesel::Column;

pub(super) const ROLE: GraphqlType = GraphqlType::node("RoleGQLType").computed(&[SYSTEM_ROLE_ID]).lookups(&[
    "id",
    "uuid",
    "name",
    "name__istartswith",
    "name__icontains",
    "name__iexact",
    "is_blocked",
]);

pub(super) const ROLE_RIGHT: GraphqlType =
    GraphqlType::node("RoleRightGQLType").lookups(&["id", "right_id", "role__*"]);

pub(super) const USER: GraphqlType = GraphqlType::node("UserGQLType")
    .computed(&[Computed::CLIENT_MUTATION_ID, RIGHTS])
    .lookups(&["id", "username", "username__icontains", "i_user__*", "officer__*"]);

pub(super) const INTERACTIVE_USER: GraphqlType = GraphqlType::node("InteractiveUserGQLType")
    .plain_lists(&["roles"])
    .lookups(&[
        "id",
        "uuid",
        "last_name__icontains",
        "other_names__icontains",
        "phone__iexact",
        "login_name__iexact",
        "email__iexact",
        "is_associated",
        "language_id",
    ]);

pub(super) const OFFICER: GraphqlType = GraphqlType::node("OfficerGQLType").lookups(&[
    "id",
    "uuid",
    "code",
    "code__icontains",
    "last_name",
    "last_name__icontains",
    "other_names",
    "other_names__icontains",
    "dob",
]);

pub(super) const CLAIM_ADMINISTRATOR: GraphqlType = GraphqlType::node("ClaimAdminGQLType").lookups(&[
    "uuid",
    "code",
    "code__icontains",
    "last_name",
    "last_name__icontains",
    "other_names",
    "other_names__icontains",
    "health_facility__*",
]);

pub(super) const MUTATION_LOG: GraphqlType = GraphqlType::node("MutationLogGQLType").lookups(&[
    "id",
    "client_mutation_id",
    "client_mutation_label",
    "request_date_time",
    "request_date_time__gte",
    "request_date_time__lte",
    "status",
    "status__gte",
    "user",
]);

/// openIMIS shows rights as texts here, and as numbers in REST (frontend-api, trap 10). Those of others are read from their
/// roles.
const RIGHTS: Computed = Computed {
    name: "rights",
    doc: "The numbers of the rights that the actor holds, of his own account.",
    kind: "[String]",
    value: rights_of,
};

/// The reference answers null, always (spec 5.7).
const SYSTEM_ROLE_ID: Computed = Computed {
    name: "systemRoleId",
    doc: "Nothing: the code of a role of the base data is isSystem.",
    kind: "Int",
    value: |_, _| serde_json::Value::Null,
};

fn rights_of(actor: &Actor, record: &Record<'_>) -> serde_json::Value {
    let own = actor
        .user()
        .filter(|user| record.key().text() == Some(user.account.id.to_string()));
    own.map(|user| user.rights.iter().map(|number| number.to_string()).collect())
        .unwrap_or_default()
}

/// What a role is looked for by.
pub(super) const ROLE_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Roles whose name, in either language, contains the text.",
        |sql, row, text| {
            contains(sql, row, &[roles::name::NAME, roles::alt_language::NAME], text);
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
            sql.name(crate::declare::table_name::<role_rights::table>())
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
pub(super) const USER_CRITERIA: &[Criterion] = &[
    Criterion::new(
        "search",
        Kind::Text,
        "Users whose name, family name or given names contain the text, or whose e-mail address it is.",
        |sql, row, text| {
            contains(sql, row, &[users::username::NAME], text);
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
            sql.name(crate::declare::table_name::<user_roles::table>())
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
pub(super) const OFFICER_CRITERIA: &[Criterion] = &[Criterion::new(
    "search",
    Kind::Text,
    "Officers whose code, family name or given names contain the text.",
    |sql, row, text| {
        let names = [
            officers::code::NAME,
            officers::last_name::NAME,
            officers::other_names::NAME,
        ];
        contains(sql, row, &names, text);
    },
)];

/// What a claim administrator is looked for by.
pub(super) const CLAIM_ADMINISTRATOR_CRITERIA: &[Criterion] = &[Criterion::new(
    "search",
    Kind::Text,
    "Claim administrators whose code, family name or given names contain the text.",
    |sql, row, text| {
        let names = [
            claim_admins::code::NAME,
            claim_admins::last_name::NAME,
            claim_admins::other_names::NAME,
        ];
        contains(sql, row, &names, text);
    },
)];

/// Fields of `Query`.
pub(super) const QUERIES: &[RootField] = &[
    RootField::list(
        "moduleConfigurations",
        "module-configurations",
        "What the front end is configured with.",
    )
    .arguments(&[
        RootArgument::Filter {
            argument: "layer",
            by: "layer",
        },
        RootArgument::Ignored {
            argument: "validity",
            kind: Kind::Text,
            reason: "Configurations keep no earlier versions (W-27).",
        },
    ]),
    RootField::list("languages", "languages", "The languages in which people read messages."),
    RootField::connection(
        "mutationLogs",
        "mutation-logs",
        "What the actor asked to be changed, and what became of it.",
    ),
    RootField::connection("role", "roles", "The roles.").arguments(&[
        RootArgument::Filter {
            argument: "isSystem",
            by: "coded",
        },
        RootArgument::Filter {
            argument: "systemRoleId",
            by: "isSystem",
        },
        RootArgument::Filter {
            argument: "roleRight",
            by: "giving",
        },
        RootArgument::Filter {
            argument: "str",
            by: "search",
        },
        RootArgument::ShowHistory("showHistory"),
    ]),
    RootField::connection("roleRight", "role-rights", "Which role gives which right.")
        .arguments(&[RootArgument::Validity]),
    RootField::own("user", "users", "The actor's own account."),
    RootField::connection("users", "users", "The users.").arguments(&[
        RootArgument::Filter {
            argument: "str",
            by: "search",
        },
        RootArgument::Contains {
            argument: "lastName",
            by: "lastName",
        },
        RootArgument::Contains {
            argument: "otherNames",
            by: "otherNames",
        },
        RootArgument::Filter {
            argument: "email",
            by: "email",
        },
        RootArgument::Filter {
            argument: "phone",
            by: "phone",
        },
        RootArgument::One {
            argument: "roleId",
            by: "roles",
        },
        RootArgument::Filter {
            argument: "roles",
            by: "roles",
        },
        RootArgument::Filter {
            argument: "userTypes",
            by: "kinds",
        },
        RootArgument::Filter {
            argument: "birthDateFrom",
            by: "bornFrom",
        },
        RootArgument::Filter {
            argument: "birthDateTo",
            by: "bornTo",
        },
        RootArgument::Filter {
            argument: "language",
            by: "iUser.language.id",
        },
        // what `location` knows of users
        RootArgument::Filter {
            argument: "healthFacilityId",
            by: "facility",
        },
        RootArgument::One {
            argument: "regionId",
            by: "worksIn",
        },
        RootArgument::Filter {
            argument: "regionIds",
            by: "worksIn",
        },
        RootArgument::One {
            argument: "districtId",
            by: "worksIn",
        },
        RootArgument::One {
            argument: "municipalityId",
            by: "worksIn",
        },
        RootArgument::One {
            argument: "villageId",
            by: "worksIn",
        },
        RootArgument::Filter {
            argument: "parentLocation",
            by: "worksBelow",
        },
        RootArgument::Ignored {
            argument: "parentLocationLevel",
            kind: Kind::Integer,
            reason: "The place tells its level itself (W-58).",
        },
        RootArgument::ShowHistory("showDeleted"),
        RootArgument::Ignored {
            argument: "showHistory",
            kind: Kind::Boolean,
            reason: "openIMIS accepts it and ignores it (spec 5.8).",
        },
        RootArgument::Ignored {
            argument: "validity",
            kind: Kind::Date,
            reason: "openIMIS accepts it and ignores it (spec 5.8).",
        },
    ]),
    RootField::unordered(
        "claimAdmins",
        "claim-administrators",
        "The claim administrators of facilities in sight.",
    )
    .arguments(&[
        RootArgument::Filter {
            argument: "search",
            by: "search",
        },
        // what `location` knows of them
        RootArgument::Filter {
            argument: "regionUuid",
            by: "within",
        },
        RootArgument::Filter {
            argument: "districtUuid",
            by: "within",
        },
    ]),
    RootField::unordered("enrolmentOfficers", "officers", "The enrolment officers in sight.").arguments(&[
        RootArgument::Filter {
            argument: "str",
            by: "search",
        },
    ]),
];

/// All rights by module, as `modulesPermissions` answers them.
pub(super) const PERMISSIONS: Shape = Shape::Object(
    "ModulePermissionsListGQLType",
    &[(
        "modulePermsList",
        Shape::List(&Shape::Object(
            "ModulePermissionGQLType",
            &[
                ("moduleName", Shape::Scalar("String")),
                (
                    "permissions",
                    Shape::List(&Shape::Object(
                        "PermissionOpenImisGQLType",
                        &[
                            ("permsName", Shape::Scalar("String")),
                            ("permsValue", Shape::Scalar("Int")),
                        ],
                    )),
                ),
            ],
        )),
    )],
);

/// What clients send of a role besides what it is made of.
pub(super) const IDS: &[(&str, Kind)] = &[
    ("id", Kind::Integer),
    ("uuid", Kind::Text),
    ("systemRoleId", Kind::Integer),
];

/// What clients send of a user besides what he is made of.
pub(super) const USER_IDS: &[(&str, Kind)] = &[("uuid", Kind::Text), ("userId", Kind::Text)];

/// The rules for passwords, as openIMIS's clients read them: a text that holds JSON.
pub(super) const JSON_TEXT: Shape = Shape::Scalar("JSONString");

/// A whole number.
pub(super) const NUMBER: Shape = Shape::Scalar("Int");

fn contains(sql: &mut Sql, row: Row, columns: &[&str], text: &Bind) {
    for (index, column) in columns.iter().enumerate() {
        // position, unlike LIKE, gives no character a meaning
        sql.text(if index == 0 {
            "position(lower("
        } else {
            " OR position(lower("
        });
        sql.bind(text.clone())
            .text(") IN lower(")
            .column(row, column)
            .text(")) > 0");
    }
}
