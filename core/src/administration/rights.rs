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
    ($($(#[$doc:meta])* $name:ident = $code:literal, $number:literal, $title:literal, $roles:expr;)*) => {
        $($(#[$doc])* pub const $name: Right = Right::new($code, $number, $title).granted_to($roles);)*

        /// Everything that core owns.
        pub const ALL: &[Right] = &[$($name),*];
    };
}

rights! {
    /// Read enrolment officers.
    FIND_OFFICERS = "officer.find", 121_501, "Find enrolment officers", SCHEME;
    /// Register enrolment officers.
    ADD_OFFICERS = "officer.add", 121_502, "Add enrolment officers", SCHEME;
    /// Change enrolment officers.
    EDIT_OFFICERS = "officer.edit", 121_503, "Edit enrolment officers", SCHEME;
    /// End enrolment officers.
    DELETE_OFFICERS = "officer.delete", 121_504, "Delete enrolment officers", SCHEME;
    /// Read claim administrators.
    FIND_CLAIM_ADMINISTRATORS = "claim_administrator.find", 121_601, "Find claim administrators", SCHEME;
    /// Register claim administrators.
    ADD_CLAIM_ADMINISTRATORS = "claim_administrator.add", 121_602, "Add claim administrators", SCHEME;
    /// Change claim administrators.
    EDIT_CLAIM_ADMINISTRATORS = "claim_administrator.edit", 121_603, "Edit claim administrators", SCHEME;
    /// End claim administrators.
    DELETE_CLAIM_ADMINISTRATORS = "claim_administrator.delete", 121_604, "Delete claim administrators", SCHEME;
    /// Read users.
    FIND_USERS = "user.find", 121_701, "Find users", USER_KEEPERS;
    /// Create users.
    ADD_USERS = "user.add", 121_702, "Add users", USER_KEEPERS;
    /// Change users, their roles and their passwords.
    EDIT_USERS = "user.edit", 121_703, "Edit users", USER_KEEPERS;
    /// End users.
    DELETE_USERS = "user.delete", 121_704, "Delete users", USER_KEEPERS;
    /// Configured by openIMIS and used by nothing.
    USER_PROFILES = "role.profile", 122_000, "User profiles", ADMINISTRATOR;
    /// Read roles and their rights.
    FIND_ROLES = "role.find", 122_001, "Find roles", ADMINISTRATOR;
    /// Create roles.
    ADD_ROLES = "role.add", 122_002, "Add roles", ADMINISTRATOR;
    /// Change roles and their rights.
    EDIT_ROLES = "role.edit", 122_003, "Edit roles", ADMINISTRATOR;
    /// End roles.
    DELETE_ROLES = "role.delete", 122_004, "Delete roles", ADMINISTRATOR;
    /// Make a role from another one.
    DUPLICATE_ROLES = "role.duplicate", 122_005, "Duplicate roles", ADMINISTRATOR;
    /// Configured by openIMIS and used by nothing.
    REPLACE_ROLES = "role.replace", 122_006, "Replace roles", ADMINISTRATOR;
    /// Write module configurations, which decide how the server works. Ours: in openIMIS only the framework's own
    /// administration site does that.
    CONFIGURE = "core.configure", 900_102, "Configure modules", ADMINISTRATOR;
    /// See values that data masking hides.
    VIEW_MASKED_DATA = "core.view_masked_data", 900_101, "View masked data", &[];
}
