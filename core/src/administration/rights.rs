//! Rights of the core module, with openIMIS's numbers (spec 3.4).

use crate::declare::{Right, SystemRole};

const ADMINISTRATOR: &[SystemRole] = &[SystemRole::ImisAdministrator];
const SCHEME: &[SystemRole] = &[SystemRole::SchemeAdministrator];
const USER_KEEPERS: &[SystemRole] = &[
    SystemRole::ImisAdministrator,
    SystemRole::HfAdministrator,
    SystemRole::OfflineAdministrator,
];

macro_rules! rights {
    ($(
        $(#[$doc:meta])*
        $name:ident = $code:literal, $number:literal, $title:literal, $roles:expr $(, $key:literal)?;
    )*) => {
        $(
            $(#[$doc])*
            pub const $name: Right = Right::new($code, $number, $title).granted_to($roles)$(.known_as($key))?;
        )*

        /// Everything that core owns.
        pub const ALL: &[Right] = &[$($name),*];
    };
}

rights! {
    /// Read enrolment officers.
    FIND_OFFICERS = "officer.find", 121_501, "Find enrolment officers", SCHEME, "gql_query_enrolment_officers_perms";
    /// Register enrolment officers.
    ADD_OFFICERS = "officer.add", 121_502, "Add enrolment officers", SCHEME,
        "gql_mutation_create_enrolment_officers_perms";
    /// Change enrolment officers.
    EDIT_OFFICERS = "officer.edit", 121_503, "Edit enrolment officers", SCHEME,
        "gql_mutation_update_enrolment_officers_perms";
    /// End enrolment officers.
    DELETE_OFFICERS = "officer.delete", 121_504, "Delete enrolment officers", SCHEME,
        "gql_mutation_delete_enrolment_officers_perms";
    /// Read claim administrators.
    FIND_CLAIM_ADMINISTRATORS = "claim_administrator.find", 121_601, "Find claim administrators", SCHEME,
        "gql_query_claim_administrator_perms";
    /// Register claim administrators.
    ADD_CLAIM_ADMINISTRATORS = "claim_administrator.add", 121_602, "Add claim administrators", SCHEME,
        "gql_mutation_create_claim_administrator_perms";
    /// Change claim administrators.
    EDIT_CLAIM_ADMINISTRATORS = "claim_administrator.edit", 121_603, "Edit claim administrators", SCHEME,
        "gql_mutation_update_claim_administrator_perms";
    /// End claim administrators.
    DELETE_CLAIM_ADMINISTRATORS = "claim_administrator.delete", 121_604, "Delete claim administrators", SCHEME,
        "gql_mutation_delete_claim_administrator_perms";
    /// Read users.
    FIND_USERS = "user.find", 121_701, "Find users", USER_KEEPERS, "gql_query_users_perms";
    /// Create users.
    ADD_USERS = "user.add", 121_702, "Add users", USER_KEEPERS, "gql_mutation_create_users_perms";
    /// Change users, their roles and their passwords.
    EDIT_USERS = "user.edit", 121_703, "Edit users", USER_KEEPERS, "gql_mutation_update_users_perms";
    /// End users.
    DELETE_USERS = "user.delete", 121_704, "Delete users", USER_KEEPERS, "gql_mutation_delete_users_perms";
    /// Configured by openIMIS and used by nothing.
    USER_PROFILES = "role.profile", 122_000, "User profiles", ADMINISTRATOR, "gql_query_users_profile_perms";
    /// Read roles and their rights.
    FIND_ROLES = "role.find", 122_001, "Find roles", ADMINISTRATOR, "gql_query_roles_perms";
    /// Create roles.
    ADD_ROLES = "role.add", 122_002, "Add roles", ADMINISTRATOR, "gql_mutation_create_roles_perms";
    /// Change roles and their rights.
    EDIT_ROLES = "role.edit", 122_003, "Edit roles", ADMINISTRATOR, "gql_mutation_update_roles_perms";
    /// End roles.
    DELETE_ROLES = "role.delete", 122_004, "Delete roles", ADMINISTRATOR, "gql_mutation_delete_roles_perms";
    /// Make a role from another one.
    DUPLICATE_ROLES = "role.duplicate", 122_005, "Duplicate roles", ADMINISTRATOR, "gql_mutation_duplicate_roles_perms";
    /// Configured by openIMIS and used by nothing.
    REPLACE_ROLES = "role.replace", 122_006, "Replace roles", ADMINISTRATOR, "gql_mutation_replace_roles_perms";
    /// Write module configurations, which decide how the server works. Ours: in openIMIS only the framework's own
    /// administration site does that.
    CONFIGURE = "core.configure", 900_102, "Configure modules", ADMINISTRATOR;
    /// See values that data masking hides.
    VIEW_MASKED_DATA = "core.view_masked_data", 900_101, "View masked data", &[],
        "gql_query_enable_viewing_masked_data_perms";
}
