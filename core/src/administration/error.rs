//! The errors of core's own operations.

use crate::error::{ConstraintMeaning, ErrorKind};

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $status:literal, $title:literal, $advice:literal
        $(, legacy $legacy:literal)?;)*) => {
        $($(#[$doc])* pub const $name: ErrorKind = ErrorKind::new($code, $status, $title, $advice)$(.legacy($legacy))?;)*

        /// All of them, for documentation.
        pub const ALL: &[&ErrorKind] = &[$(&$name),*];
    };
}

errors! {
    /// Spec 5.8, unique among valid roles.
    ROLE_NAME_TAKEN = "role.name_taken", 409, "Role name already used",
        "Choose a name that no valid role has.", legacy "mutation.duplicate_of_role_name";
    /// W-62: nobody grants a right that he does not hold.
    RIGHT_NOT_HELD = "role.right_not_held", 403, "Nobody grants what he does not hold",
        "Ask somebody who holds the rights that the detail names.", legacy "unauthorized";
    /// Without a valid role of code 64, nobody could administer the installation.
    ADMINISTRATORS_ROLE = "role.administrators", 409, "The administrators' role stays",
        "Take the role from users instead of blocking or deleting it.";
    /// An installation without it cannot be administered.
    NO_ADMINISTRATORS_ROLE = "role.no_administrators", 409, "No role of administrators",
        "Restore a valid, unblocked role with the code 64.";
    /// Spec 2.10, rule 1; names stay reserved when their users are deleted.
    USERNAME_TAKEN = "user.name_taken", 409, "User name already used",
        "Choose a name that no user has or had.", legacy "User with this user name already exists.";
    /// Rule 54.
    USERNAME_TOO_LONG = "user.name_too_long", 422, "User name too long",
        "Use at most as many characters as the setting core.username_code_length says.",
        legacy "mutation.user_username_too_long";
    /// Setting `username_changeable`.
    USERNAME_FIXED = "user.name_fixed", 422, "User names do not change",
        "Keep the name; this installation does not allow another.", legacy "mutation.user_username_not_changeable";
    /// Rule 52.
    EMAIL_MISSING = "user.email_missing", 422, "E-mail address missing",
        "Send an e-mail address.", legacy "mutation.user_no_email_provided";
    /// Spec 2.10, rule 3.
    EMAIL_MALFORMED = "user.email_malformed", 422, "Malformed e-mail address",
        "Send an address of the form name@example.org.", legacy "mutation.user_email_invalid";
    /// Rule 52.
    EMAIL_TAKEN = "user.email_taken", 409, "E-mail address already used",
        "Choose an address that no other valid user has.", legacy "mutation.user_email_duplicated";
    /// Rule 53.
    SELF_DEPROVISION = "user.self_deprovision", 409, "Administrators cannot deprovision themselves",
        "Let another administrator do it.", legacy "Administrator cannot deprovision himself.";
    /// A user who is neither a person, an officer nor a claim administrator.
    NO_USER_TYPE = "user.no_type", 422, "No type of user",
        "Send at least one of INTERACTIVE, OFFICER and CLAIM_ADMIN.";
    /// Whoever can take over an account holds its rights (W-62).
    BEYOND_ACTOR = "user.beyond_actor", 403, "The user holds more rights than you",
        "Let somebody who holds the user's rights do it.", legacy "unauthorized";
    /// Spec 2.3.
    PASSWORD_REFUSED = "user.password_refused", 422, "Password refused",
        "Choose a password that meets the policy.";
    /// A password for somebody who cannot log in.
    PASSWORD_WITHOUT_LOGIN = "user.password_without_login", 422, "No login, no password",
        "Make the user INTERACTIVE or leave the password out.";
    /// Spec 7.4, `M`.
    OBLIGATORY = "user.obligatory_field", 422, "Obligatory field missing",
        "Send a value; the setting core.fields_controls_user asks for it.";
    /// Spec 7.4, `H`.
    HIDDEN = "user.hidden_field", 422, "Hidden field given",
        "Leave the field out; the setting core.fields_controls_user hides it.";
    /// Systems read no messages.
    NO_LANGUAGE = "user.no_language", 409, "This account has no language",
        "Log in as a person.";
    /// Unique among valid officers.
    OFFICER_CODE_TAKEN = "officer.code_taken", 409, "Officer code already used",
        "Choose a code that no valid officer has.";
    /// An officer with an account is named by it.
    OFFICER_CODE_FIXED = "officer.code_fixed", 409, "The officer's code is the name of an account",
        "Change the name of the user; the code follows.";
    /// He cannot stand in for himself.
    OFFICER_OWN_SUBSTITUTE = "officer.own_substitute", 422, "An officer cannot be his own substitute",
        "Name another officer.";
    /// Unique among valid claim administrators.
    CLAIM_ADMINISTRATOR_CODE_TAKEN = "claim_administrator.code_taken", 409, "Claim administrator code already used",
        "Choose a code that no valid claim administrator has.";
    /// A claim administrator with an account is named by it.
    CLAIM_ADMINISTRATOR_CODE_FIXED = "claim_administrator.code_fixed", 409,
        "The claim administrator's code is the name of an account", "Change the name of the user; the code follows.";
    /// W-27.
    CONFIGURATION_TAKEN = "module_configuration.taken", 409, "Configuration already there",
        "Change the configuration that the module has in this layer.";
    /// Rule 76.
    INVALID_JSON = "module_configuration.invalid_json", 422, "Invalid JSON",
        "Send a JSON object as text.", legacy "Invalid JSON";
}

/// What violations of core's constraints mean.
pub const CONSTRAINTS: &[ConstraintMeaning] = &[
    meaning("core_User_username_key", &USERNAME_TAKEN, "username"),
    meaning("openimis_user_login_unique", &USERNAME_TAKEN, "username"),
    meaning("openimis_user_email_unique", &EMAIL_TAKEN, "email"),
    meaning("openimis_role_name_unique", &ROLE_NAME_TAKEN, "name"),
];

const fn meaning(constraint: &'static str, kind: &'static ErrorKind, field: &'static str) -> ConstraintMeaning {
    ConstraintMeaning {
        constraint,
        kind,
        field,
    }
}
