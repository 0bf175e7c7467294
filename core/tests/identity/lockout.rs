use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use openimis_core::identity::lockout::{Locked, LockoutSettings, Subject};
use openimis_core::identity::{Client, LoggedIn, LoginRefused, LoginSettings, log_in, purge};

use crate::support::{Database, client, client_at, noon, value};

async fn attempt(
    db: &Database,
    name: &str,
    password: &str,
    client: &Client,
    now: DateTime<Utc>,
) -> Result<LoggedIn, LoginRefused> {
    log_in(db, &LoginSettings::default(), name, password, client, now).await
}

#[tokio::test]
async fn rule_11_five_failures_lock_until_the_cool_off_ends() {
    let Some(db) = Database::demo() else { return };
    let mut now = noon();
    for _ in 1..=4 {
        let refused = attempt(&db, "Admin", "wrong", &client(), now).await.unwrap_err();
        assert_eq!(refused.to_string(), "INCORRECT_CREDENTIALS");
        now += TimeDelta::minutes(1);
    }
    let fifth = attempt(&db, "Admin", "wrong", &client(), now).await.unwrap_err();
    assert_eq!(
        fifth.to_string(),
        "Account locked: too many login attempts. Please try again later."
    );
    let sixth = attempt(&db, "Admin", "admin123", &client(), now + TimeDelta::seconds(61))
        .await
        .unwrap_err();
    assert_eq!(sixth.to_string(), "Too many failed attempts.Try again in 4 minutes.");
    let last = attempt(&db, "Admin", "admin123", &client(), now + TimeDelta::seconds(299))
        .await
        .unwrap_err();
    assert_eq!(last.to_string(), "Too many failed attempts.Try again in 1 minutes.");
    attempt(&db, "Admin", "admin123", &client(), now + TimeDelta::minutes(5))
        .await
        .unwrap();
}

#[tokio::test]
async fn w_16_one_account_does_not_lock_the_office_and_other_addresses_do_not_help() {
    let Some(db) = Database::demo() else { return };
    for address in 1..=5 {
        let _ = attempt(&db, "Admin", "wrong", &client_at(address), noon()).await;
    }
    let refused = attempt(&db, "Admin", "admin123", &client_at(6), noon())
        .await
        .unwrap_err();
    assert!(
        matches!(refused, LoginRefused::Locked(Locked::Still { .. })),
        "{refused:?}"
    );
    attempt(&db, "E00001", "E00001", &client_at(1), noon()).await.unwrap();
}

#[tokio::test]
async fn w_16_success_forgets_the_failures_of_the_account() {
    let Some(db) = Database::demo() else { return };
    for _ in 0..3 {
        for _ in 0..4 {
            let _ = attempt(&db, "Admin", "wrong", &client(), noon()).await;
        }
        attempt(&db, "Admin", "admin123", &client(), noon()).await.unwrap();
    }
}

#[tokio::test]
async fn w_16_an_address_that_tries_many_names_is_locked() {
    let Some(db) = Database::demo() else { return };
    let settings = LoginSettings {
        lockout: LockoutSettings {
            address_failures: 7,
            ..LockoutSettings::default()
        },
        ..LoginSettings::default()
    };
    for n in 1..=7 {
        let name = format!("guess{n}");
        let _ = log_in(&db, &settings, &name, "wrong", &client(), noon()).await;
    }
    let refused = log_in(&db, &settings, "Admin", "admin123", &client(), noon()).await;
    assert!(matches!(refused, Err(LoginRefused::Locked(_))));
    log_in(&db, &settings, "Admin", "admin123", &client_at(2), noon())
        .await
        .unwrap();
}

#[tokio::test]
async fn guesses_at_once_are_counted_one_by_one() {
    let Some(db) = Database::demo() else { return };
    let client = client();
    let guesses = (0..16).map(async |_| attempt(&db, "Admin", "wrong", &client, noon()).await.unwrap_err());
    let refusals = futures_util::future::join_all(guesses).await;
    let count = |wanted: fn(&LoginRefused) -> bool| refusals.iter().filter(|refused| wanted(refused)).count();
    assert_eq!(
        count(|r| matches!(r, LoginRefused::IncorrectCredentials)),
        4,
        "{refusals:?}"
    );
    assert_eq!(count(|r| matches!(r, LoginRefused::Locked(Locked::Now { .. }))), 1);
    assert_eq!(count(|r| matches!(r, LoginRefused::Locked(Locked::Still { .. }))), 11);
}

#[tokio::test]
async fn a_right_guess_beside_wrong_ones_does_not_slip_through_a_lock() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    for _ in 0..5 {
        let _ = attempt(&db, "Admin", "wrong", &client(), noon()).await;
    }
    // As if this one had been let in before the fifth failure was counted.
    let locked = openimis_core::identity::lockout::forgive(&mut conn, &Subject::account("Admin"), noon())
        .await
        .unwrap();
    assert!(matches!(locked, Some(Locked::Still { .. })));
}

#[tokio::test]
async fn failures_count_again_from_one_after_the_cool_off() {
    let Some(db) = Database::demo() else { return };
    for round in 0..3 {
        let now = noon() + TimeDelta::minutes(6 * round);
        for _ in 0..4 {
            let refused = attempt(&db, "Admin", "wrong", &client(), now).await.unwrap_err();
            assert!(matches!(refused, LoginRefused::IncorrectCredentials), "round {round}");
        }
    }
}

#[tokio::test]
async fn unknown_names_are_counted_and_forgotten() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    for _ in 0..5 {
        let _ = attempt(&db, "Nobody", "wrong", &client(), noon()).await;
    }
    let refused = attempt(&db, "Nobody", "wrong", &client(), noon()).await.unwrap_err();
    assert!(
        matches!(refused, LoginRefused::Locked(_)),
        "a lock must not tell who exists"
    );
    let rows = "select count(*) from openimis_login_attempt";
    assert_eq!(value(&mut conn, rows).await, "2");
    // A failure after the cool-off sweeps out what is old.
    let later = noon() + TimeDelta::minutes(10);
    let _ = attempt(&db, "Somebody", "wrong", &client_at(9), later).await;
    assert_eq!(value(&mut conn, rows).await, "2");
    purge(&mut conn, &LockoutSettings::default(), later + TimeDelta::minutes(5))
        .await
        .unwrap();
    assert_eq!(value(&mut conn, rows).await, "0");
}

#[test]
fn subjects_of_addresses() {
    for (address, subject) in [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
    ] {
        let parsed: IpAddr = address.parse().unwrap();
        assert_eq!(Subject::address(parsed), Subject::Address(subject.to_owned()));
    }
}
