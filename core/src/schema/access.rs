//! Tables of roles and rights (spec 1.4).

use super::identity::users;

diesel::table! {
    /// Roles, history rows among them.
    #[sql_name = "tblRole"]
    roles (id) {
        #[sql_name = "RoleID"]
        id -> Integer,
        #[sql_name = "RoleUUID"]
        uuid -> Text,
        #[sql_name = "RoleName"]
        name -> Text,
        #[sql_name = "IsSystem"]
        is_system -> Integer,
        #[sql_name = "IsBlocked"]
        is_blocked -> Bool,
        #[sql_name = "ValidityTo"]
        validity_to -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Rights of roles.
    #[sql_name = "tblRoleRight"]
    role_rights (id) {
        #[sql_name = "RoleRightID"]
        id -> Integer,
        #[sql_name = "RoleID"]
        role_id -> Integer,
        #[sql_name = "RightID"]
        right_id -> Integer,
        #[sql_name = "ValidityTo"]
        validity_to -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Roles of interactive users.
    #[sql_name = "tblUserRole"]
    user_roles (id) {
        #[sql_name = "UserRoleID"]
        id -> Integer,
        #[sql_name = "UserID"]
        user_id -> BigInt,
        #[sql_name = "RoleID"]
        role_id -> Integer,
        #[sql_name = "ValidityTo"]
        validity_to -> Nullable<Timestamptz>,
    }
}

diesel::joinable!(role_rights -> roles (role_id));
diesel::joinable!(user_roles -> roles (role_id));
diesel::allow_tables_to_appear_in_same_query!(roles, role_rights, user_roles);
diesel::allow_tables_to_appear_in_same_query!(users, roles);
diesel::allow_tables_to_appear_in_same_query!(users, user_roles);
