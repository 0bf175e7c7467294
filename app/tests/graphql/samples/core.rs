//! Samples of core and location.

use super::Identity;
use crate::replay::Sender::{self, Bearer, Cookie, Stranger, Unproven, WronglyProven};

/// The requests, with who sends them.
pub const SAMPLES: &[(&str, Sender)] = &[
    ("q_locations_R", Cookie("Admin")),
    ("q_locations_tree", Cookie("Admin")),
    ("q_locationsStr_V", Cookie("Admin")),
    ("q_languages", Cookie("Admin")),
    ("q_moduleConfigurations", Cookie("Admin")),
    ("q_roles_page", Cookie("Admin")),
    ("q_users_page", Cookie("Admin")),
    ("q_claimAdmins", Cookie("Admin")),
    ("q_passwordPolicy", Cookie("Admin")),
    ("gql_get", Stranger),
    ("gql_getCsrfToken", Cookie("Admin")),
    ("gql_refreshToken", Cookie("Admin")),
    ("gql_verifyToken", Cookie("Admin")),
    ("gql_logout", Cookie("Admin")),
    ("current_user_bearer", Bearer("Admin")),
    ("current_user_cookie", Cookie("Admin")),
    ("current_user_after_logout", Cookie("Admin")),
    ("current_user_claim_admin", Cookie("JHOS0011")),
    ("current_user_officer", Cookie("E00001")),
    ("err_current_user_no_token", Stranger),
    ("err_gql_bad_content_type", Stranger),
    ("err_gql_bad_json", Stranger),
    ("err_gql_bad_bearer", Stranger),
    ("err_mutation_no_csrf_header", Unproven("Admin")),
    ("err_mutation_wrong_csrf", WronglyProven("Admin")),
    ("err_mutation_no_token", Stranger),
    ("err_mutation_bearer_without_session", Bearer("Admin")),
    ("login_gql_ok", Stranger),
    ("err_login_gql_bad_password_1", Stranger),
    ("err_login_gql_bad_password_2", Stranger),
    ("err_login_gql_bad_password_3", Stranger),
    ("err_login_gql_bad_password_4", Stranger),
    ("err_login_gql_bad_password_5", Stranger),
    ("err_login_gql_bad_password_6", Stranger),
    ("err_login_gql_locked_good_password", Stranger),
    ("err_login_gql_unknown_user", Stranger),
];

/// Where our answer is another one, what it is, and why.
pub const ACCEPTED: &[(&str, &str)] = &[
    (
        "gql_get",
        "queries by GET are served (spec 5.1); the recorded server refuses every GET",
    ),
    (
        "gql_logout",
        "recorded while the address was locked; here a lock is the account's and not the address's (W-16)",
    ),
    ("current_user_bearer", ALL_RIGHTS),
    ("current_user_cookie", ALL_RIGHTS),
    ("current_user_after_logout", ALL_RIGHTS),
    (
        "err_gql_bad_bearer",
        "a token that is not valid is refused before the document is looked at: no path",
    ),
    (
        "err_mutation_no_token",
        "there a missing cookie is a crash; here the caller is told to log in",
    ),
    (
        "err_mutation_bearer_without_session",
        "there a missing cookie is a crash; no other site can send a token in a header, so the change is made",
    ),
    (
        "err_login_gql_bad_password_5",
        "the attempt that locks is answered as GraphQL, which a login form shows, and not by 429",
    ),
    (
        "err_login_gql_unknown_user",
        "recorded while the address was locked; here a lock is the account's and not the address's (W-16)",
    ),
];

const ALL_RIGHTS: &str = "an administrator holds the rights of all modules that are linked, which are others there";

/// Lists without an order (spec 5.4: the table's, mostly unspecified): compared row by row, and of those that are cut the
/// rows that both have.
pub const UNORDERED: &[&str] = &["q_locationsStr_V", "q_roles_page", "q_users_page", "q_claimAdmins"];

/// Rows that later requests name.
pub const IDENTITIES: &[Identity] = &[];
