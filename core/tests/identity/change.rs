use chrono::TimeDelta;
use openimis_core::identity::change::{
    ChangeRefused, PasswordSettings, change_own, has_password, set_initial, set_password,
};
use openimis_core::identity::lockout::Locked;
use openimis_core::identity::password::LegacyPasswords;
use openimis_core::identity::password::policy::Violation;
use openimis_core::identity::session::{find_open, not_before};
use openimis_core::identity::{Account, LoginSettings};

use crate::support::{
    Database, account, client, execute, login, noon, old_columns, other_backend_accepts, other_backend_sets, try_login,
    value,
};

const STRONG: &str = "7 Mangoes & a kite";
const STRONGER: &str = "Nine boats, 4 oars!";

#[tokio::test]
async fn rule_12_a_weak_password_is_refused_and_a_strong_one_stored_in_both_forms() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let settings = PasswordSettings::default();
    let id = account(&mut conn, "E00001").await.id;
    let before = old_columns(&mut conn, "E00001").await;
    let refused = change_own(&db, &settings, id, Some("E00001"), "abcdefgh", &client(), noon()).await;
    let Err(ChangeRefused::Policy(violations)) = refused else {
        panic!("{refused:?}")
    };
    assert!(violations.contains(&Violation::NoDigit) && violations.contains(&Violation::TooWeak));
    assert_eq!(old_columns(&mut conn, "E00001").await, before);

    change_own(&db, &settings, id, Some("E00001"), STRONG, &client(), noon())
        .await
        .unwrap();
    let (salt, stored) = old_columns(&mut conn, "E00001").await;
    assert_eq!((salt.len(), stored.len()), (256, 64));
    assert_eq!(stored, stored.to_uppercase());
    assert!(
        other_backend_accepts(&mut conn, "E00001", STRONG).await,
        "the other backend lets him in"
    );
    let kept = value(
        &mut conn,
        "select count(*) from openimis_credential where argon2id like '$argon2id$v=19$%'",
    )
    .await;
    assert_eq!(kept, "1");
    login(&db, "E00001", STRONG).await;
    assert!(try_login(&db, "E00001", "E00001").await.is_err());
}

#[tokio::test]
async fn both_backends_change_in_turn_and_the_last_one_wins() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let settings = PasswordSettings::default();
    let id = login(&db, "Admin", "admin123").await.account.id;
    change_own(&db, &settings, id, Some("admin123"), STRONG, &client(), noon())
        .await
        .unwrap();
    other_backend_sets(&mut conn, "Admin", "Third pass, 3 words").await;
    assert!(try_login(&db, "Admin", STRONG).await.is_err());
    change_own(
        &db,
        &settings,
        id,
        Some("Third pass, 3 words"),
        STRONGER,
        &client(),
        noon(),
    )
    .await
    .unwrap();
    assert!(other_backend_accepts(&mut conn, "Admin", STRONGER).await);
    login(&db, "Admin", STRONGER).await;
}

#[tokio::test]
async fn rule_13_users_do_not_share_a_salt() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let admin = account(&mut conn, "Admin").await.id;
    for name in ["E00001", "E00002"] {
        let target = account(&mut conn, name).await.id;
        set_password(&mut conn, &PasswordSettings::default(), target, STRONG, admin, noon())
            .await
            .unwrap();
    }
    let (first, second) = (
        old_columns(&mut conn, "E00001").await,
        old_columns(&mut conn, "E00002").await,
    );
    assert_ne!(first.0, second.0);
    assert_ne!(first.1, second.1);
}

#[tokio::test]
async fn rule_14_every_change_ends_the_tokens_issued_before() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let id = account(&mut conn, "E00001").await.id;
    let mut password = "E00001";
    for (round, next) in [(1, STRONG), (2, STRONGER), (3, STRONG)] {
        let opened = login(&db, "E00001", password).await;
        let token = opened.claims(
            &LoginSettings::default().session,
            noon() + TimeDelta::milliseconds(round * 10),
        );
        let now = noon() + TimeDelta::milliseconds(round * 10 + 5);
        change_own(
            &db,
            &PasswordSettings::default(),
            id,
            Some(password),
            next,
            &client(),
            now,
        )
        .await
        .unwrap();
        assert!(
            token.is_older_than(not_before(&mut conn, id).await.unwrap().unwrap()),
            "round {round}"
        );
        assert_eq!(find_open(&mut conn, opened.session.id, now).await.unwrap(), None);
        password = next;
    }
}

#[tokio::test]
async fn rule_16_own_needs_the_old_password_and_anothers_does_not() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let settings = PasswordSettings::default();
    let (own, admin) = (account(&mut conn, "E00001").await, account(&mut conn, "Admin").await);
    for old in [None, Some(""), Some("wrong")] {
        let refused = change_own(&db, &settings, own.id, old, STRONG, &client(), noon()).await;
        assert!(
            matches!(refused, Err(ChangeRefused::WrongOldPassword)),
            "{old:?}: {refused:?}"
        );
    }
    set_password(&mut conn, &settings, own.id, STRONG, admin.id, noon())
        .await
        .unwrap();
    login(&db, "E00001", STRONG).await;
}

#[tokio::test]
async fn guessing_old_passwords_is_stopped() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let settings = PasswordSettings::default();
    let id = account(&mut conn, "E00001").await.id;
    for _ in 0..4 {
        let _ = change_own(&db, &settings, id, Some("wrong"), STRONG, &client(), noon()).await;
    }
    let fifth = change_own(&db, &settings, id, Some("wrong"), STRONG, &client(), noon()).await;
    assert!(matches!(fifth, Err(ChangeRefused::Locked(Locked::Now { .. }))));
    let sixth = change_own(&db, &settings, id, Some("E00001"), STRONG, &client(), noon()).await;
    assert!(matches!(sixth, Err(ChangeRefused::Locked(Locked::Still { .. }))));
}

#[tokio::test]
async fn a_locked_account_sets_its_first_password_without_an_old_one() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let id = account(&mut conn, "E00001").await.id;
    assert!(has_password(&mut conn, id).await.unwrap());
    execute(
        &mut conn,
        r#"update "tblUsers" set "StoredPassword" = 'locked' where "LoginName" = 'E00001'"#,
    )
    .await;
    assert!(!has_password(&mut conn, id).await.unwrap());
    assert!(try_login(&db, "E00001", "locked").await.is_err());
    let settings = PasswordSettings::default();
    change_own(&db, &settings, id, None, STRONG, &client(), noon())
        .await
        .unwrap();
    assert!(has_password(&mut conn, id).await.unwrap());
    let again = change_own(&db, &settings, id, None, STRONGER, &client(), noon()).await;
    assert!(matches!(again, Err(ChangeRefused::WrongOldPassword)));
}

#[tokio::test]
async fn with_drop_an_account_stays_changeable_and_is_not_taken_for_locked() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let settings = PasswordSettings {
        legacy_passwords: LegacyPasswords::Drop,
        ..PasswordSettings::default()
    };
    let id = account(&mut conn, "E00001").await.id;
    change_own(&db, &settings, id, Some("E00001"), STRONG, &client(), noon())
        .await
        .unwrap();
    assert_eq!(old_columns(&mut conn, "E00001").await.1, "locked");
    assert!(has_password(&mut conn, id).await.unwrap());
    let without = change_own(&db, &settings, id, None, STRONGER, &client(), noon()).await;
    assert!(matches!(without, Err(ChangeRefused::WrongOldPassword)));
    login(&db, "E00001", STRONG).await;
    // Back to keep: the next change brings the old form back.
    let keep = PasswordSettings::default();
    change_own(&db, &keep, id, Some(STRONG), STRONGER, &client(), noon())
        .await
        .unwrap();
    assert!(other_backend_accepts(&mut conn, "E00001", STRONGER).await);
}

#[tokio::test]
async fn w_12_a_change_is_a_version_without_secrets() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let (target, admin) = (account(&mut conn, "E00001").await, account(&mut conn, "Admin").await);
    login(&db, "E00001", "E00001").await;
    set_password(
        &mut conn,
        &PasswordSettings::default(),
        target.id,
        STRONG,
        admin.id,
        noon(),
    )
    .await
    .unwrap();
    let version = r#"select version from "tblUsers" where "LoginName" = 'E00001'"#;
    assert_eq!(value(&mut conn, version).await, "2");
    let row = |columns: &str| {
        format!(r#"select {columns} from core_historicalinteractiveuser where "LoginName" = 'E00001' and id = 34"#)
    };
    let secrets = row(r#"coalesce("PrivateKey", '') || coalesce("StoredPassword", '')"#);
    assert_eq!(value(&mut conn, &secrets).await, "");
    let facts = row(
        r#"history_type || version || "LastName" || "LanguageID" || active || (history_date at time zone 'UTC')
            || ("LastLogin" at time zone 'UTC')"#,
    );
    let expected = "~2RobertsentrueX2026-11-23 12:00:00.252026-11-23 12:00:00.25".replace('X', "");
    assert_eq!(value(&mut conn, &facts).await, expected);
    assert_eq!(value(&mut conn, &row("history_user_id")).await, admin.id.to_string());
}

#[tokio::test]
async fn technical_users_change_in_djangos_form() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    execute(
        &mut conn,
        r#"with t as (insert into "core_TechnicalUser" (id, username, password, is_staff, is_superuser)
            values (gen_random_uuid(), 'dhis2', '!', false, false) returning id)
        insert into "core_User" (id, username, t_user_id, version) select gen_random_uuid(), 'dhis2', id, 1 from t"#,
    )
    .await;
    let id = account(&mut conn, "dhis2").await.id;
    set_initial(&mut conn, &PasswordSettings::default(), id, STRONG, noon())
        .await
        .unwrap();
    let stored = value(&mut conn, r#"select password from "core_TechnicalUser""#).await;
    assert!(stored.starts_with("pbkdf2_sha256$600000$"), "{stored}");
    assert!(openimis_core::identity::password::django::matches(STRONG, &stored));
    login(&db, "dhis2", STRONG).await;
    let drop = PasswordSettings {
        legacy_passwords: LegacyPasswords::Drop,
        ..PasswordSettings::default()
    };
    change_own(&db, &drop, id, Some(STRONG), STRONGER, &client(), noon())
        .await
        .unwrap();
    assert!(
        value(&mut conn, r#"select password from "core_TechnicalUser""#)
            .await
            .starts_with('!')
    );
    login(&db, "dhis2", STRONGER).await;
}

#[tokio::test]
async fn an_account_that_is_not_there_or_not_active_is_refused() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let settings = PasswordSettings::default();
    let nobody = uuid::Uuid::from_u128(1);
    let refused = change_own(&db, &settings, nobody, None, STRONG, &client(), noon()).await;
    assert!(matches!(refused, Err(ChangeRefused::NoSuchAccount)));
    execute(
        &mut conn,
        r#"update "tblUsers" set active = false where "LoginName" = 'E00001'"#,
    )
    .await;
    let ended: Account = account(&mut conn, "E00001").await;
    let refused = change_own(&db, &settings, ended.id, Some("E00001"), STRONG, &client(), noon()).await;
    assert!(matches!(refused, Err(ChangeRefused::NoSuchAccount)));
}
