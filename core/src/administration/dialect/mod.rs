//! openIMIS's GraphQL dialect of users, roles and configuration (spec 5.7, 5.8).

mod criteria;
mod queries;

pub(super) use criteria::{CLAIM_ADMINISTRATOR_CRITERIA, OFFICER_CRITERIA, ROLE_CRITERIA, USER_CRITERIA};
pub(super) use queries::QUERIES;

use crate::access::Actor;
use crate::declare::{Computed, GraphqlType, Kind, Shape};
use crate::read::Record;

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
    .keys(&["languageId"])
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
