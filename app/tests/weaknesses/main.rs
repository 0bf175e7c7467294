//! Weaknesses of openIMIS (spec 8.1) that this server must not have, each tried on a running server.
//!
//! W-08 and W-27 are also in the authorisation matrix, row by row; W-64 is in its `leaks`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says by panicking what is wrong"
)]

#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod guessing;
mod office;

use office::Office;
use support::{Api, Distribution};

#[tokio::test]
async fn none_of_the_known_weaknesses_is_there() {
    let office = Office::open().await;
    accounts::w02_users_are_for_those_who_hold_the_rights(&office).await;
    accounts::w03_each_password_has_a_salt_of_its_own(&office).await;
    accounts::w04_every_change_of_a_password_ends_all_tokens(&office).await;
    accounts::w05_systems_can_log_in(&office).await;
    accounts::w06_an_ended_account_cannot_log_in(&office).await;
    accounts::w07_a_blocked_role_gives_nothing(&office).await;
    accounts::w08_nothing_is_public_by_omission(&office).await;
    accounts::w10_a_token_is_no_password(&office).await;
    accounts::w11_a_wrong_password_creates_no_account(&office).await;
    accounts::w13_the_log_keeps_no_secret(&office).await;
    accounts::w20_email_addresses_are_checked(&office).await;
    accounts::w27_a_module_has_one_configuration(&office).await;
    accounts::w57_strangers_cannot_fill_the_log(&office).await;
    accounts::w62_nobody_grants_what_he_does_not_hold(&office).await;
    guessing::w26_only_cookies_need_the_proof(&office).await;
    guessing::w61_a_reset_tells_nothing(&office).await;
    guessing::w63_health_tells_little(&office).await;
    guessing::w16_locks_are_for_accounts_and_forwarded_addresses(&office).await;
}

/// W-17: rate limit and security headers act in every mode.
#[tokio::test]
async fn w17_limits_and_headers_are_always_on() {
    let server = Distribution::start(&[("OPENIMIS__SERVER__RATE_LIMIT", "60")]);
    let api = Api::anonymous(&server.address);
    let first = api.get("/me").await;
    assert_eq!(first.headers["x-content-type-options"], "nosniff");
    assert_eq!(first.headers["x-frame-options"], "DENY");
    assert!(first.headers.contains_key("content-security-policy"));
    let mut limited = None;
    for _ in 0..500 {
        let answer = api.get("/me").await;
        if answer.status == 429 {
            limited = Some(answer);
            break;
        }
    }
    let limited = limited.expect("500 requests at once are too many for 60 a minute");
    assert!(limited.headers.contains_key("retry-after"));
    assert_eq!(limited.json()["errors"][0]["code"], "rest.too_many_requests");
}
